// The way from a listing to Compiler Explorer, as a browser goes it; nothing leaves this machine.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { concepts, leaving, lifetime, none, reader, site, text } from "./harness.mjs";
import rules from "./markup.config.mjs";

const AXE = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const held = lifetime({ before, after });
const address = (page) => text(page).match(/<a href="(https:[^"]+)"/)[1].replaceAll("&#x27;", "'");
const first = (language, form) => leaving.find((page) => page.startsWith(language) && address(page).includes(form));
const here = (page) => page.startsWith("http://127.0.0.1") || page.startsWith("file:");

// A tab for which every other site is one page that says so, and what was asked of them.
async function alone(options) {
    const tab = await reader(held.browser, options), asked = [];
    await tab.route((url) => !here(url.href), (route) => {
        asked.push(route.request());
        return route.fulfill({ contentType: "text/html", body: "<title>There</title>" });
    });
    return { tab, asked };
}

for (const language of ["en", "zh"]) {
    for (const script of [true, false]) {
        test(`one click on a listing opens the ${language} link, ${script ? "with" : "without"} script`, async () => {
            const page = concepts.find((each) => each.startsWith(language) && text(each).includes("listing-elsewhere"));
            const { tab, asked } = await alone({ script });
            await tab.goto(held.server.address(page));
            const link = tab.locator(".listing-elsewhere .leaves").first();
            const to = join(page, "..", await link.getAttribute("href"));

            await link.click();
            await tab.waitForURL((url) => !here(url.href));

            assert.equal(tab.url(), address(to));
            assert.equal(asked[0].headers().referer, undefined, "wanted no word of where the reader comes from");
            await tab.context().close();
        });
    }
}

for (const form of ["/clientstate/", "/#"]) {
    test(`a page opened as a file goes on too, to …${form}…`, async () => {
        const { tab } = await alone();
        const page = first("en", form);

        await tab.goto(pathToFileURL(join(site, page)).href, { waitUntil: "commit" });
        await tab.waitForURL((url) => !here(url.href));

        assert.equal(tab.url(), address(page));
        await tab.context().close();
    });
}

test("a browser that is not sent on shows a page that can be read, by everyone, at every width", async () => {
    const found = [];
    for (const page of [first("en", "/clientstate/"), first("zh", "/#")]) {
        for (const [width, scheme] of [[1280, "light"], [360, "dark"]]) {
            const { tab } = await alone({ width, scheme });
            await tab.route(held.server.address(page), (route) => route.fulfill({
                contentType: "text/html; charset=utf-8", body: text(page).replace(/<meta http-equiv="refresh"[^>]*>/, "") }));
            await tab.goto(held.server.address(page));
            await tab.evaluate(AXE);
            const { violations } = await tab.evaluate(() => window.axe.run());
            found.push(...violations.map((each) => `${page} (${width}, ${scheme}): ${each.id}: ${each.help}`));
            const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
            if (wide > width) found.push(`${page}: wanted at most ${width} px, saw ${wide}`);
            await tab.context().close();
        }
    }
    none(found);
});

test("the small pages are valid HTML", async () => {
    const validate = new HtmlValidate({ root: true, ...rules }), found = [];
    for (const page of [first("en", "/clientstate/"), first("en", "/#"), first("zh", "/#")]) {
        const report = await validate.validateString(text(page), page);
        found.push(...report.results.flatMap((result) => result.messages.map((each) =>
            `${page}:${each.line}: ${each.ruleId}: ${each.message}`)));
    }
    none(found);
});

test("no small page is told of to searchers, to models or in the sitemap", () => {
    for (const file of ["en/_search/book.json", "zh/_search/book.json", "llms.txt"]) {
        assert.ok(!text(file).includes("_explorer"), file);
    }
});
