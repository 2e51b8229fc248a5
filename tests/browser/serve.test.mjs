// ./lab serve: what an author sees in the browser and on the terminal while files change.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser, reader } from "./harness.mjs";
import { freePort, Served } from "./serve_book.mjs";

let browser, book;
const made = /zh: \d+ pages? in/;
before(async () => {
    browser = await openBrowser();
    book = new Served(await freePort()).start();
    await book.says(made);
});
after(async () => {
    await browser?.close();
    await book?.stop();
    book?.remove();
});

// A reader of a page, and all that the console says against it.
async function open(page) {
    const tab = await reader(browser), said = [];
    tab.on("console", (message) => said.push(message.text()));
    tab.on("pageerror", (error) => said.push(String(error)));
    await tab.goto(book.address(page));
    return { tab, said };
}
const shows = (tab, text) => tab.getByText(text).first().waitFor({ timeout: 20_000 });
const banner = "#lab-serve";

test("an edited sentence appears by itself, and the page's policy is kept", async () => {
    const { tab, said } = await open("en/index.html");

    book.write("docs/en/index.md", `${book.source("docs/en/index.md")}\nA sentence that was added.\n`);

    await shows(tab, "A sentence that was added.");
    assert.deepEqual(said, []);
    assert.equal(await tab.locator(banner).count(), 0, "wanted nothing above a page that is well");
    await tab.close();
});

test("the script that follows a page is not in the page's file", async () => {
    const sent = await (await fetch(book.address("en/index.html"))).text();

    assert.match(sent, /_serve\/live\.js/);
    assert.doesNotMatch(readFileSync(join(book.folder, "build/serve/site/en/index.html"), "utf-8"), /_serve/);
    assert.ok(!existsSync(join(book.folder, "build/site")));
});

test("a mistake is told with file and line, the last good page can be seen, and mending clears it", async () => {
    const { tab } = await open("en/soup.html");
    const good = book.source("docs/en/soup.md"), line = good.split("\n").length + 2;
    const from = book.said.length;

    book.write("docs/en/soup.md", `${good}\nHalf-baked.\n\n\`\`\`{lissting} soup/boil\n\`\`\`\n`);

    await shows(tab, "Half-baked.");
    const told = tab.locator(`${banner} li`).filter({ hasText: "lissting" }).first();
    await told.waitFor();
    assert.match(await told.innerText(), new RegExp(`docs/en/soup\\.md:${line + 1}`));
    await book.says(new RegExp(`docs/en/soup\\.md:${line + 1}: .*lissting`), from);

    await tab.locator(banner).getByRole("link", { name: "last good" }).click();
    await shows(tab, "This is the last good page");
    assert.equal(await tab.getByText("Half-baked.").count(), 0);

    book.write("docs/en/soup.md", good);
    await tab.goto(book.address("en/soup.html"));
    await tab.locator(banner).waitFor({ state: "detached" });
    assert.equal(await tab.getByText("Half-baked.").count(), 0);
    await tab.close();
});

test("a mistake of one page is told above the others, with a link", async () => {
    const { tab } = await open("en/index.html");
    const good = book.source("docs/en/soup.md");

    book.write("docs/en/soup.md", `${good}\n{claimref}\`soup/nosuch\`\n`);
    const link = tab.locator(`${banner} a[href="/en/soup.html"]`).first();
    await link.waitFor({ state: "attached" });
    await tab.locator(`${banner} summary`).click();
    await link.click();
    await shows(tab, "This page has a mistake");

    book.write("docs/en/soup.md", good);
    await tab.locator(banner).waitFor({ state: "detached" });
    await tab.close();
});

test("an extension that cannot run is told, and the last pages stay", async () => {
    const { tab } = await open("zh/soup.html");
    const good = book.source("conf.py"), line = good.split("\n").length;

    book.write("conf.py", `${good}nonsense = = 1\n`);
    await tab.locator(`${banner} li`).filter({ hasText: `conf.py` }).first().waitFor();
    assert.match(await tab.locator(banner).innerText(), new RegExp(`conf\\.py.*${line}`, "s"));
    assert.ok(await tab.locator("article h1").count());

    book.write("conf.py", good);
    await tab.locator(banner).waitFor({ state: "detached" });
    await tab.close();
});

test("a changed listing is shown as stale, and the terminal says how to measure it", async () => {
    const { tab } = await open("en/soup.html"), from = book.said.length;
    const good = book.source("snippets/soup/boil.cpp");

    book.write("snippets/soup/boil.cpp", `${good}// changed\n`);

    await tab.locator("article .stale, article .state-stale, article [class*=stale]").first().waitFor();
    await book.says(/snippets\/soup\/boil\.cpp is not measured again here; for its new values: \.\/lab run soup\/boil/, from);
    book.write("snippets/soup/boil.cpp", good);
    await tab.locator("article [class*=stale]").first().waitFor({ state: "detached" });
    await tab.close();
});

test("changed evidence reaches both languages", async () => {
    const from = book.said.length;

    book.write("build/evidence/soup/boil.json", book.source("build/evidence/soup/boil.json"));

    await book.says(/build\/evidence\/soup\/boil\.json has changed/, from);
    await book.says(/en: .*\n.*zh: /, from);
});

test("a page of a deleted source is gone", async () => {
    book.write("docs/en/topic/extra.md", "---\norphan: true\n---\n(extra)=\n# Extra\n\nMore.\n");
    const { tab } = await open("en/topic/extra.html");
    await shows(tab, "More.");

    rmSync(join(book.folder, "docs/en/topic/extra.md"));
    await shows(tab, "There is no such page.");
    await tab.close();
});

test("another name than this machine's is not answered", async () => {
    const status = (host) => new Promise((done) => request({ host: "127.0.0.1", port: book.port, path: "/en/index.html", headers: { host } },
        (answer) => { answer.resume(); done(answer.statusCode); }).end());

    assert.equal(await status(`127.0.0.1:${book.port}`), 200);
    assert.equal(await status("book.example"), 404);
    assert.equal((await fetch(book.address("..%2f..%2fconf.py"))).status >= 400, true);
});

test("a port in use, a second server of the same book, no evidence: each says what to do", async () => {
    const second = new Served(book.port).start();
    assert.equal(await second.ended, 2);
    assert.match(second.said, new RegExp(`port ${book.port}; take another: \\./lab serve --port \\d+`));
    second.remove();

    const bare = new Served(await freePort(), { evidence: false }).start();
    assert.equal(await bare.ended, 2);
    assert.match(bare.said, /nothing was measured here.*\.\/lab run/s);
    bare.remove();

    const twin = new Served(await freePort());
    twin.remove();
    twin.folder = book.folder;
    assert.equal(await twin.start().ended, 2);
    assert.match(twin.said, new RegExp(`already served at http://127.0.0.1:${book.port}/`));
});

for (const signal of ["SIGINT", "SIGTERM"]) {
    test(`${signal} while pages are made ends the server and all that it started`, async () => {
        const one = new Served(await freePort()).start();
        await one.says(/Ctrl-C ends it/);
        const at = (pid) => { try { return readlinkSync(`/proc/${pid}/cwd`); } catch { return ""; } };
        const running = () => readdirSync("/proc").filter((name) => /^\d+$/.test(name) && at(name) === one.folder).length;
        for (let left = 500; left && !existsSync(join(one.folder, "build/serve/doctrees/en")); left -= 1) await new Promise((later) => setTimeout(later, 20));
        assert.ok(running() > 2, "wanted the server, Sphinx, and what it is forked from");

        assert.equal(await one.stop(signal), 0);

        assert.equal(running(), 0);
        assert.match(one.said, /Ended\.\n$/);
        assert.doesNotMatch(one.said, /Traceback/);
        one.remove();
    });
}
