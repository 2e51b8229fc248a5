// The first page: what this book is, how the note fares, where to go. Without script, on a phone too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { languages, lifetime, none, reader, root, text } from "./harness.mjs";

const held = lifetime({ before, after });
const verdicts = {
    en: /judged .+, (our correction: )?(VERIFIED|REFUTED|INCONCLUSIVE|NOT RUNNABLE here|literature only|a definition|an opinion|not tried yet)$/,
    zh: /编者判断：.+、(我们的更正：)?(已证实|已推翻|证据不足|此处不可测|仅凭文献|属于定义|属于观点|尚未实测)$/,
};

async function home(language, options) {
    const tab = await reader(held.browser, { script: false, ...options });
    await tab.goto(held.server.address(`${language}/index.html`));
    return tab;
}

// Sentences of the note in the catalogue: those with a line.
function sentencesOfTheNote() {
    const topics = ["coroutines", "io-bound", "io-models", "ipc", "memory", "os-taxonomy", "process-creation", "process-thread"];
    return topics.map((topic) => readFileSync(join(root, `claims/${topic}.toml`), "utf-8"))
        .reduce((sum, toml) => sum + toml.match(/^line\s*=\s*[1-9]/gm).length, 0);
}

for (const language of languages) {
    test(`every sentence of the note in ${language} is a link that ends with both words about it`, async () => {
        const tab = await home(language, {});

        const links = await tab.evaluate(() => [...document.querySelectorAll(".stanza a")].map((link) => ({
            href: link.getAttribute("href"),
            name: [...link.childNodes].filter((node) => node.ariaHidden !== "true").map((node) => node.textContent).join(""),
        })));

        assert.equal(links.length, sentencesOfTheNote());
        none(links.filter(({ href, name }) => !href.includes("#") && !href.endsWith(".html") || !verdicts[language].test(name))
            .map(({ href, name }) => `${href}: wanted a link whose name ends with judgement and verdict, saw “${name}”`));
    });

    test(`mark, colour and line tell the fates apart in ${language}`, async () => {
        const tab = await home(language, {});

        const looks = await tab.evaluate(() => [...document.querySelectorAll(".fates > li")].map((line) => {
            const style = getComputedStyle(line.querySelector(".fate-said"));
            return [line.querySelector(".fate-mark").textContent, style.textDecorationStyle + style.textDecorationThickness + style.textDecorationColor];
        }));

        for (const at of [0, 1]) assert.equal(new Set(looks.map((look) => look[at])).size, looks.length, JSON.stringify(looks));
    });

    test(`the legend in ${language} counts what stands below it`, async () => {
        const tab = await home(language, {});

        const [told, seen] = await tab.evaluate(() => [
            Object.fromEntries([...document.querySelectorAll(".fates > li")].map((line) => [line.className, Number(line.querySelector(".fate-count").textContent)])),
            [...document.querySelectorAll(".stanza > li")].reduce((counts, line) => ({ ...counts, [line.className]: (counts[line.className] ?? 0) + 1 }), {}),
        ]);

        assert.deepEqual(told, Object.fromEntries(Object.keys(told).map((key) => [key, seen[key]])));
        assert.equal(Object.keys(seen).length, Object.keys(told).length);
    });

    for (const [width, height] of [[1280, 900], [360, 740]]) {
        test(`the first screen of ${width} px in ${language} shows the question, the ways and the result`, async () => {
            const tab = await home(language, { width, height });

            const low = await tab.evaluate((end) => ["h1", "h1 + p", "h1 ~ ul li:last-child", ".audit-told"].filter((part) =>
                document.querySelector(`article > section > ${part}, ${part}`).getBoundingClientRect().bottom > end), height);

            assert.deepEqual(low, [], `wanted on the first screen, saw below it: ${low}`);
        });
    }

    test(`every box of the map in ${language} leads to its page and is as legible as a phone needs`, async () => {
        const tab = await home(language, { width: 360, height: 740 });

        const boxes = await tab.evaluate(() => [...document.querySelectorAll(".map svg a")].map((box) => [
            box.getAttribute("href"), box.querySelector("text").getBoundingClientRect().height]));

        assert.equal(boxes.length, 8);
        none(boxes.filter(([href, high]) => !text(`${language}/${href}`) || high < 11).map((box) => `${box}: too small`));
    });

    test(`each surprise in ${language} shows a value, what was asked of it, and the way to its claim`, async () => {
        const tab = await home(language, {});

        const shown = await tab.locator(".surprise").evaluateAll((all) => all.map((each) => ({
            value: each.querySelector(".surprise-value .open-handle").textContent,
            refuted: each.matches(".surprise-refuted"), told: each.innerText, href: each.querySelector(":scope > div > p > a").getAttribute("href"),
        })));

        assert.ok(shown.length <= 3, `wanted three at most, saw ${shown.length}`);
        assert.ok(await tab.locator("#home-surprises .surprise-rule").isVisible());
        none(shown.filter(({ value, told, href, refuted }) => !value || !href || !/wanted|要求/.test(told) ||
            !refuted && !/\d … \d/.test(told)).map((each) => JSON.stringify(each)));
    });

    test(`four readers in ${language} find a way through, in order`, async () => {
        const tab = await home(language, {});

        for (const way of ["interview", "student", "programmer", "sceptic"]) {
            await tab.locator(`h1 ~ ul a[href="#home-${way}"]`).click();
            assert.ok(await tab.locator(`#home-${way} > ol > li a`).count() >= 4, `#home-${way}: wanted at least four steps`);
        }
    });
}
