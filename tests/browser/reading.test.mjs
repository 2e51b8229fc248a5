// What a reader does with a page: change its language and colours, open what stands behind a value.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { concepts, languages, lifetime, reader } from "./harness.mjs";

const held = lifetime({ before, after });
const page = (language) => concepts.find((path) => path.startsWith(`${language}/memory/`));
const paper = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
const visible = (locator) => locator.evaluate((element) => element.checkVisibility());

async function open(options, path = page("en")) {
    const tab = await reader(held.browser, options);
    await tab.goto(held.server.address(path));
    return tab;
}

for (const language of languages) {
    test(`the language switch of a page in ${language} keeps page and anchor`, async () => {
        const other = language === "en" ? "zh" : "en";
        const tab = await open({}, page(language));
        const anchor = await tab.locator("article section section").nth(3).getAttribute("id");

        await tab.goto(`${held.server.address(page(language))}#${anchor}`);
        await tab.click("a.switch");

        await tab.waitForURL((address) => address.pathname.includes(`/${other}/`));
        assert.equal(tab.url(), `${held.server.address(page(other))}#${anchor}`, "place.js must give the switch the anchor of the page");
        assert.match(await tab.getAttribute("html", "lang"), new RegExp(`^${other}`));
        assert.ok((await tab.locator(`#${anchor}`).boundingBox()).y < 200, `#${anchor} is not where the reader is`);
    });
}

test("the button goes from automatic to light to dark and back, and says so in words", async () => {
    const tab = await open({ scheme: "dark" });
    const seen = [];

    for (let press = 0; press < 4; ++press) {
        seen.push(`${await tab.locator("button.theme").innerText()}: ${await paper(tab)}`);
        await tab.click("button.theme");
    }

    assert.deepEqual(seen.map((each) => each.match(/Auto|Light|Dark/)?.[0]), ["Auto", "Light", "Dark", "Auto"]);
    const colours = seen.map((each) => each.replace(/^.*: /s, ""));
    assert.equal(colours[0], colours[2]);
    assert.notEqual(colours[0], colours[1]);
});

test("a choice of colours stays over pages, languages and reloads", async () => {
    const tab = await open({ scheme: "light" });
    const light = await paper(tab);
    await tab.click("button.theme");
    await tab.click("button.theme");
    const dark = await paper(tab);

    await tab.click("a.switch");
    await tab.waitForURL(/\/zh\//);
    const after = [await paper(tab)];
    await tab.reload();
    after.push(await paper(tab));

    assert.notEqual(light, dark);
    assert.deepEqual(after, [dark, dark], "wanted the dark colours on the other page and after a reload: colours.js must keep the choice");
});

test("chosen colours are there from the first frame, however late the script comes", async () => {
    const tab = await open({ scheme: "light" });
    await tab.evaluate(() => { localStorage.labTheme = "dark"; });
    await tab.addInitScript(() => {
        window.frames_ = [];
        (function frame() {
            if (document.body) window.frames_.push(getComputedStyle(document.body).backgroundColor);
            requestAnimationFrame(frame);
        })();
    });
    await tab.route("**/lab.js", (route) => setTimeout(() => route.continue(), 500));  // a slow server

    await tab.reload();
    await tab.waitForFunction(() => window.frames_.length > 5);

    const seen = new Set(await tab.evaluate(() => window.frames_));
    assert.deepEqual([...seen], [await paper(tab)], "a frame in other colours came first: colours.js must block rendering");
    assert.match([...seen][0], /rgb\(\d\d, \d\d, \d\d\)/, "the dark scheme was chosen");
});

for (const script of [true, false]) {
    const how = script ? "with script" : "without script";

    test(`a card opens by a click ${how}`, async () => {
        const tab = await open({ script });
        const value = tab.locator("article .value.open").first();
        assert.equal(await visible(value.locator(".card")), false);

        await value.locator(".open-handle").click();

        assert.equal(await visible(value.locator(".card")), true, "wanted the card behind a value to show while it has the focus");
        assert.match(await value.locator(".card").innerText(), /\.\/lab run/);
    });

    test(`a card opens when the focus comes by the keyboard ${how}`, async () => {
        const tab = await open({ script });
        const value = tab.locator("article .value.open").first();
        const reached = () => value.evaluate((element) => element.contains(document.activeElement));
        await tab.locator("article summary").first().focus();
        assert.equal(await visible(value.locator(".card")), false);

        for (let press = 0; press < 60 && !await reached(); ++press) await tab.keyboard.press("Tab");

        assert.equal(await visible(value.locator(".card")), true, "wanted the card behind a value to show while it has the focus");
    });

    test(`an answer unfolds and folds ${how}`, async () => {
        const tab = await open({ script });
        const folded = tab.locator("article details.folded").first();

        await folded.locator("summary").click();
        assert.equal(await visible(folded.locator(".answer")), true);
        await folded.locator("summary").press("Enter");
        assert.equal(await visible(folded.locator(".answer")), false);
    });
}

test("Escape closes a card", async () => {
    const tab = await open({});
    const value = tab.locator("article .value.open").first();
    await value.locator(".open-handle").click();

    await tab.keyboard.press("Escape");

    assert.equal(await visible(value.locator(".card")), false);
});

test("the contents of a page mark the section that the reader is in", async () => {
    const tab = await open({});
    const wanted = await tab.locator("aside.toc a").nth(2).getAttribute("href");

    await tab.goto(`${held.server.address(page("en"))}${wanted}`);

    await tab.waitForSelector(`aside.toc a[href="${wanted}"][aria-current]`, { timeout: 5000 });
    assert.equal(await tab.locator("aside.toc a[aria-current]").count(), 1);
});
