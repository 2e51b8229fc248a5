// The ledger as a reader narrows it, links to it and leaves it; and that it needs no script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { lifetime, languages, reader, site, text } from "./harness.mjs";

const held = lifetime({ before, after });
const { claims } = JSON.parse(text("en/ledger.json"));
const of = (key, value) => claims.filter((claim) => claim[key] === value).map((claim) => claim.id);

async function open(address, options = {}) {
    const tab = await reader(held.browser, options);
    await tab.goto(held.server.address(address));
    return tab;
}

// Ids of the claims whose rows are seen.
const seen = (tab) => tab.locator(".ledger tbody > tr:visible a:first-child").evaluateAll((links) =>
    links.filter((link) => link.closest("th")).map((link) => link.getAttribute("href").replace(/^claims\/|\.html$/g, "")));
const field = (tab, key) => tab.locator(`.filters [data-key=${key}]`);
const query = (tab) => Object.fromEntries(new URL(tab.url()).searchParams);

for (const language of languages) {
    test(`every claim is a row in ${language}, with script and without`, async () => {
        for (const script of [true, false]) {
            const tab = await open(`${language}/ledger.html`, { script });

            assert.deepEqual(await seen(tab), claims.map((claim) => claim.id));
            assert.equal(await tab.locator(".filters").isVisible(), script);
            await tab.context().close();
        }
    });

    test(`the table in ${language} is narrowed by topic, judgement, verdict and origin`, async () => {
        const tab = await open(`${language}/ledger.html`);
        for (const [key, value] of [["topic", "memory"], ["truth", "false"], ["verdict", "inconclusive"],
                                    ["verdict", "verified"], ["origin", "beyond"]]) {
            await field(tab, key).selectOption(value);

            const wanted = of(key, key === "verdict" ? value.toUpperCase() : value);
            assert.deepEqual(await seen(tab), wanted, `${key}=${value}`);
            assert.match(await field(tab, key).locator("option:checked").textContent(), new RegExp(`\\(${wanted.length}\\)$`));
            assert.match(await tab.locator(".filter-count").textContent(), new RegExp(`\\b${wanted.length}\\b`));
            assert.deepEqual(query(tab), { [key]: value });
            await field(tab, key).selectOption("");
        }
        assert.deepEqual(query(tab), {});
    });
}

test("the table is narrowed by the page that shows a claim, and by being on none", async () => {
    const tab = await open("en/ledger.html");
    await field(tab, "page").selectOption("memory/does_malloc_give_memory");

    const shown = await seen(tab);
    assert.ok(of("page", "memory/does_malloc_give_memory").every((id) => shown.includes(id)) && shown.length);
    await field(tab, "page").selectOption("-");
    const nowhere = await seen(tab);
    assert.ok(nowhere.length && nowhere.every((id) => of("page", null).includes(id)));
});

test("filters join: what is left meets all of them, and each tells what it would leave", async () => {
    const tab = await open("en/ledger.html");
    await field(tab, "topic").selectOption("ipc");
    await field(tab, "truth").selectOption("misleading");

    const wanted = of("topic", "ipc").filter((id) => of("truth", "misleading").includes(id));
    assert.ok(wanted.length);
    assert.deepEqual(await seen(tab), wanted);
    const told = await field(tab, "topic").locator("option").evaluateAll((options) =>
        options.slice(1).map((option) => [option.value, Number(option.textContent.match(/\((\d+)\)$/)[1]), option.disabled]));
    for (const [topic, count, disabled] of told) {
        assert.equal(count, of("topic", topic).filter((id) => of("truth", "misleading").includes(id)).length, topic);
        assert.equal(disabled, count === 0, topic);
    }
});

const virtual = "memory/malloc-gives-virtual-memory", promised = "memory/overcommit";
for (const [typed, language, wanted] of [
    ["虚拟内存", "zh", virtual], ["虚拟内存", "en", virtual], ["virtual memory", "en", virtual], ["VIRTUAL  Memory", "zh", virtual],
    ["malloc 和 new", "zh", virtual], ["ｍａｌｌｏｃ", "en", virtual], ["Linux默认允许", "zh", promised], ["linux 默认 允许", "en", promised],
]) {
    test(`“${typed}” finds a sentence in ${language}, whichever script it is in`, async () => {
        const tab = await open(`${language}/ledger.html`);

        await field(tab, "text").fill(typed);

        const left = await seen(tab);
        assert.ok(left.includes(wanted) && left.length < claims.length / 4, `saw ${left}`);
        assert.equal(query(tab).text, typed);
    });
}

test("letters of an input method that are not chosen yet narrow nothing", async () => {
    const tab = await open("zh/ledger.html");
    await field(tab, "text").focus();
    const session = await tab.context().newCDPSession(tab);

    await session.send("Input.imeSetComposition", { text: "xu ni", selectionStart: 5, selectionEnd: 5 });
    assert.equal((await seen(tab)).length, claims.length);
    await session.send("Input.insertText", { text: "虚拟" });

    const left = await seen(tab);
    assert.ok(left.length && left.length < claims.length);
});

for (const how of ["http", "file"]) {
    test(`a link to a narrowed view shows it, and the other language shows the same, by ${how}`, async () => {
        const page = how === "http" ? held.server.address("en/ledger.html") : pathToFileURL(join(site, "en/ledger.html")).href;
        const tab = await reader(held.browser), faults = [];
        tab.on("pageerror", (error) => faults.push(error.message));
        await tab.goto(`${page}?topic=ipc&truth=misleading&text=pipe`);
        const left = await seen(tab);
        assert.equal(await field(tab, "topic").inputValue(), "ipc");
        assert.equal(await field(tab, "text").inputValue(), "pipe");
        assert.ok(left.length && left.length < of("topic", "ipc").length);

        await tab.click("a.switch");
        await tab.waitForURL(/\/zh\/ledger/);
        assert.deepEqual(await seen(tab), left);
        await field(tab, "text").fill("");
        assert.deepEqual(query(tab), { topic: "ipc", truth: "misleading" });
        assert.deepEqual(faults, []);
    });
}

test("a way back from a claim leads to the same view", async () => {
    const tab = await open("en/ledger.html");
    await field(tab, "truth").selectOption("false");
    const left = await seen(tab);

    await tab.locator(".ledger tbody th a:visible").first().click();
    await tab.waitForURL(/\/claims\//);
    await tab.goBack();

    assert.deepEqual(await seen(tab), left);
});

test("a value that there is not narrows nothing", async () => {
    const tab = await open("en/ledger.html?topic=astrology&colour=red");

    assert.equal((await seen(tab)).length, claims.length);
});

for (const language of languages) {
    test(`nothing found in ${language} says so, and each button leads back to something`, async () => {
        const tab = await open(`${language}/ledger.html?topic=memory&text=zzz`);
        const none = tab.locator(".filter-none");
        assert.deepEqual(await seen(tab), []);
        assert.ok(await none.isVisible());
        assert.match(await none.locator("button").first().textContent(), new RegExp(`zzz.*${of("topic", "memory").length}`));

        await none.locator("button").first().click();

        assert.deepEqual(await seen(tab), of("topic", "memory"));
        assert.ok(!await none.isVisible());
        await field(tab, "text").fill("zzz");
        await none.locator("button").last().click();
        assert.equal((await seen(tab)).length, claims.length);
        assert.deepEqual(query(tab), {});
    });
}

test("the keyboard alone narrows the table and shows all again", async () => {
    const tab = await open("en/ledger.html");
    await field(tab, "text").focus();
    await tab.keyboard.type("fork");
    const left = (await seen(tab)).length;
    assert.ok(left > 0 && left < claims.length);

    await tab.keyboard.press("Tab");
    assert.equal(await tab.evaluate(() => document.activeElement.dataset.key), "topic");
    await tab.keyboard.press("m");  // a choice is made by its first letter, as everywhere
    assert.match(query(tab).topic, /^m|^process-creation/);
    while (!await tab.evaluate(() => document.activeElement.matches(".filter-reset"))) await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");

    assert.equal((await seen(tab)).length, claims.length);
    assert.equal(await tab.evaluate(() => document.activeElement.dataset.key), "text");
});

test("how many are left is said politely, in the language of the page", async () => {
    for (const [language, told] of [["en", /^\d+ of \d+ claims$/], ["zh", /^\d+ 条命题中的 \d+ 条$/]]) {
        const tab = await open(`${language}/ledger.html?truth=false`);

        assert.equal(await tab.locator(".filter-count").getAttribute("role"), "status");
        assert.match(await tab.locator(".filter-count").textContent(), told);
    }
});

for (const script of [true, false]) {
    test(`old addresses lead to the claim, ${script ? "with" : "without"} script`, async () => {
        for (const anchor of ["memory-overcommit", "claim-memory-overcommit", "topic-memory"]) {
            const tab = await open(`zh/ledger.html#${anchor}`, { script });
            const { y } = await tab.locator(`#${anchor}`).boundingBox();

            assert.ok(y >= 0 && y < 300, `#${anchor} stands at ${y} px`);
        }
    });
}

test("an address with an anchor goes before the filters that would hide its row", async () => {
    const tab = await open("en/ledger.html?truth=false#memory-overcommit");

    assert.ok(await tab.locator("#memory-overcommit").isVisible());
    assert.equal((await seen(tab)).length, claims.length);
});

for (const language of languages) {
    test(`on a phone a row in ${language} is read from top to bottom within the screen`, async () => {
        const tab = await open(`${language}/ledger.html`, { width: 360, height: 740 });
        const row = tab.locator("#memory-malloc-walks-list");

        const cells = await row.locator("> *:visible").evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
        assert.ok(cells.length >= 5, `saw ${cells.length} cells`);
        assert.ok(cells.every((cell) => cell.left >= 0 && cell.right <= 360));
        assert.ok(cells.slice(1).every((cell) => cell.top >= cells[0].bottom), "the sentence stands above what is said of it");
    });
}

test("both files are offered without script, and the table is light", async () => {
    const tab = await open("en/ledger.html", { script: false });

    for (const name of ["ledger.csv", "ledger.json"]) {
        const link = tab.locator(`a[href="${name}"]`);
        assert.ok(await link.isVisible());
        assert.equal((await tab.request.get(await link.evaluate((each) => each.href))).status(), 200);
    }
    const bytes = text("en/ledger.html").length;
    assert.ok(bytes < 1200 * claims.length, `wanted at most 1200 bytes a claim, saw ${Math.round(bytes / claims.length)}`);
});
