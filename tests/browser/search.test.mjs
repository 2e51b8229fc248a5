// Search as a reader meets it, in the finished book: every query of queries.json through the dialog,
// the keyboard alone, the filters, a page opened as a file, and what goes over the wire.
import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {after, before, test} from "node:test";
import {pathToFileURL} from "node:url";
import {addresses, browser, kSite, opened, served, typed} from "./search_harness.mjs";

const kQueries = JSON.parse(await readFile(new URL("queries.json", import.meta.url), "utf8"));
const kFirst = 5;  // a reader looks at so many results
// Words that stand nearly everywhere, which no list of wanted results could hold.
const kEverywhere = {zh: ["的", "进程", "线程", "内存", "一", "linux", "不"],
                     en: ["the", "a", "process", "thread", "memory", "linux", "e", "one"]};
let site, chromium;

before(async () => {
    site = await served();
    chromium = await browser();
});
after(async () => {
    await chromium?.close();
    site?.close();
});

// A page of the site, and all that it asks for and complains of.
async function shown(t, address, options = {}) {
    const page = await chromium.newPage(options);
    t.after(() => page.close());
    const seen = {page, requests: [], complaints: []};
    page.on("request", (request) => seen.requests.push(request.url()));
    page.on("console", (message) => seen.complaints.push(message.text()));
    page.on("pageerror", (error) => seen.complaints.push(error.message));
    await page.goto(address);
    return seen;
}

async function pagesOf(language) {
    const told = JSON.parse(await readFile(`${kSite}/${language}/_search/book.json`, "utf8"));
    return Object.keys(told.pages);
}

// Every result that a reader can reach, a button press at a time.
async function everyAddress(dialog) {
    const more = dialog.locator(".find-more button");
    while (await more.isVisible()) {
        const before = await dialog.locator(".find-list a").count();
        await more.click();
        await dialog.locator(".find-list a").nth(before).waitFor();
    }
    return addresses(dialog);
}

for (const language of ["zh", "en"]) {
    test(`every ${language} query has a wanted result among the first`, async (t) => {
        const {page, complaints} = await shown(t, `${site.address}${language}/method.html`);
        const dialog = await opened(page);
        const missed = [];
        for (const {query, wanted} of kQueries[language]) {
            await typed(dialog, query);
            const first = (await addresses(dialog)).slice(0, kFirst);
            if (!first.some((each) => wanted.includes(each))) missed.push({query, wanted, first});
        }

        const asked = kQueries[language].length;
        t.diagnostic(`${asked - missed.length} of ${asked} queries met`);
        assert.ok(asked >= 30);
        assert.deepEqual(missed, []);
        assert.deepEqual(complaints, []);
    });

    test(`no ${language} query returns every page`, async (t) => {
        const {page} = await shown(t, `${site.address}${language}/index.html`);
        const dialog = await opened(page);
        const all = await pagesOf(language);
        for (const query of [...kEverywhere[language],
                             ...kQueries[language].map((each) => each.query)]) {
            await typed(dialog, query);
            const found = new Set((await everyAddress(dialog)).map((each) => each.split("#")[0])
                .filter((each) => all.includes(each)));
            assert.ok(found.size < all.length, `${query} returns all ${all.length} pages`);
        }
    });

    test(`every ${language} claim is found by its own sentence`, async (t) => {
        const {page} = await shown(t, `${site.address}${language}/index.html`);
        const dialog = await opened(page);
        const told = JSON.parse(await readFile(`${kSite}/${language}/_search/book.json`, "utf8"));
        const lost = [];
        for (const {id, url, sentence} of told.claims.filter((_, at) => at % 9 === 0)) {
            await typed(dialog, sentence);
            if (!(await addresses(dialog)).slice(0, kFirst).includes(url)) lost.push(id);
        }
        assert.deepEqual(lost, []);
    });
}

test("a claim shows its verdict, its page and what was asked for, and leads to itself", async (t) => {
    const {page} = await shown(t, `${site.address}en/index.html`);
    const dialog = await opened(page);
    await typed(dialog, "overcommit");
    const first = dialog.locator(".find-list a").first();

    assert.match(await first.locator(".badge").textContent(), /VERIFIED|REFUTED|INCONCLUSIVE|NOT/);
    assert.equal(await first.locator(".find-crumb").textContent(),
                 "Does malloc give me memory? › claim");
    assert.ok(await first.locator("mark").count() > 0);

    await first.click();
    await page.waitForURL("**/claims/memory/overcommit.html");
    assert.ok(await page.locator("#memory-overcommit h1").isVisible());
});

test("a claim on no page is found, and leads to a page of its own", async (t) => {
    const {page} = await shown(t, `${site.address}zh/ledger.html`);
    const dialog = await opened(page);
    await typed(dialog, "伪共享");
    await dialog.locator("input[role=searchbox]").press("Enter");

    await page.waitForURL("**/claims/process-thread/false-sharing.html");
    assert.equal(await page.locator("dialog[open]").count(), 0);
});

test("a claim is found once: neither its card nor its row of the ledger is a second result", async (t) => {
    const {page} = await shown(t, `${site.address}en/index.html`);
    const dialog = await opened(page);
    const told = JSON.parse(await readFile(`${kSite}/en/_search/book.json`, "utf8"));
    const {sentence, url} = told.claims.find((each) => each.id === "memory/overcommit");
    await typed(dialog, sentence);

    const shows = /^ledger\.html|^claims\/memory\/overcommit|#claim-memory-overcommit$/;
    assert.deepEqual((await everyAddress(dialog)).filter((each) => shows.test(each)), [url]);
});

test("the keyboard alone opens, moves, follows and closes", async (t) => {
    const {page} = await shown(t, `${site.address}en/method.html`);
    const focused = (selector) => page.waitForFunction((wanted) =>
        document.activeElement?.matches(wanted), selector);
    await page.locator("a.brand").focus();

    await page.keyboard.press("/");
    await focused("dialog[open] input[role=searchbox]");
    assert.equal(await page.locator("dialog input[role=searchbox]").inputValue(), "");
    await page.keyboard.press("Escape");
    await focused("a.brand");

    await page.keyboard.press("Control+k");
    await focused("dialog[open] input[role=searchbox]");
    const dialog = page.locator("dialog[open]");
    await typed(dialog, "zombie");
    await page.keyboard.press("ArrowDown");
    await focused(".find-list li:nth-child(1) a");
    await page.keyboard.press("ArrowDown");
    await focused(".find-list li:nth-child(2) a");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await focused("input[role=searchbox]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/claims/process-creation/zombie-keeps-pid.html");
});

test("Enter before the answer opens the first result of what was typed", async (t) => {
    const {page} = await shown(t, `${site.address}en/method.html`);
    const dialog = await opened(page);
    await typed(dialog, "fork");
    await dialog.locator("input[role=searchbox]").fill("zombie");
    await page.keyboard.press("Enter");

    await page.waitForURL("**/claims/process-creation/zombie-keeps-pid.html");
});

test("a slash typed into a text field stays there", async (t) => {
    const {page} = await shown(t, `${site.address}en/method.html`);
    const dialog = await opened(page);
    await typed(dialog, "I");
    await page.keyboard.type("/O");

    assert.equal(await dialog.locator("input[role=searchbox]").inputValue(), "I/O");
});

test("what was found is said politely, in numbers", async (t) => {
    const {page} = await shown(t, `${site.address}zh/index.html`);
    const dialog = await opened(page);
    const status = dialog.getByRole("status");
    await typed(dialog, "惊群");
    const count = await dialog.locator(".find-list a").count();
    assert.equal(await status.textContent(), `共 ${count} 条结果`);
    await typed(dialog, "龘");
    assert.match(await status.textContent(), /没有找到/);
    await typed(dialog, "的");
    assert.match(await status.textContent(), /更具体的词/);
});

test("filters narrow the results to what they count", async (t) => {
    const {page} = await shown(t, `${site.address}en/index.html`);
    const dialog = await opened(page);
    await typed(dialog, "fork");
    const claims = dialog.locator(".find-filters label", {hasText: /^\s*claim/});
    const count = Number((await claims.textContent()).match(/\d+/)[0]);
    await claims.click();
    await dialog.locator(".find-list[aria-busy=false]").waitFor();

    const badges = await dialog.locator(".find-list .badge").count();
    assert.equal(badges, await dialog.locator(".find-list a").count());
    assert.equal((await everyAddress(dialog)).length, Math.min(count, 50));
    assert.ok((await addresses(dialog)).every((each) => each.startsWith("claims/")));
});

test("a page opened as a file says what to do, and asks for nothing", async (t) => {
    const file = pathToFileURL(`${kSite}/zh/method.html`).href;
    const {page, requests, complaints} = await shown(t, file);
    const asked = () => requests.filter((each) => !each.endsWith("icon.svg"));  // comes when it likes
    const before = asked().length + 1;  // the script of the dialog, a file of the same folder
    const dialog = await opened(page);

    assert.equal(await dialog.locator(".find-file pre").textContent(), `python3 -m http.server -d ${kSite}`);
    assert.ok(await dialog.locator(".find-file").isVisible());
    assert.ok(!await dialog.locator(".find-ask").isVisible());
    assert.equal(await dialog.locator(".find-file a").last().getAttribute("href"), "ledger.html");
    assert.equal(asked().length, before);
    assert.deepEqual(complaints, []);
});

test("without a script there is no button", async (t) => {
    const {page} = await shown(t, `${site.address}en/index.html`, {javaScriptEnabled: false});

    assert.ok(!await page.locator("button.find").isVisible());
});

test("nothing of search is asked for before it is opened, and nothing from elsewhere", async (t) => {
    const {page, requests} = await shown(t, `${site.address}en/ipc/which_ipc.html`);
    assert.ok(requests.every((each) => !each.includes("pagefind")));
    const dialog = await opened(page);
    await typed(dialog, "pipe");

    assert.ok(requests.some((each) => each.includes("/en/pagefind/pagefind.js")));
    assert.deepEqual(requests.filter((each) => !each.startsWith(site.address)), []);
});

test("an index that is not there is said so", async (t) => {
    const {page} = await shown(t, `${site.address}en/index.html`);
    await page.route("**/pagefind.js", (route) => route.abort());
    const dialog = await opened(page);
    await typed(dialog, "fork");

    assert.match(await dialog.getByRole("status").textContent(), /could not be loaded/);
});

test("the policy lets search in, and neither eval nor another host", async (t) => {
    const {page} = await shown(t, `${site.address}en/index.html`);
    const refused = await page.evaluate(async () => {
        const found = [];
        addEventListener("securitypolicyviolation",
                         (event) => found.push(event.effectiveDirective));
        const painted = () => new Promise(requestAnimationFrame);
        await painted();  // the tool that runs this may evaluate until then
        for (const each of [() => eval("1"), () => fetch("http://localhost:9/")])
            try { await each(); } catch { /* it is the browser's report that counts */ }
        await painted();
        await painted();
        return found;
    });

    assert.deepEqual(refused.sort(), ["connect-src", "script-src"]);
});
