// A reader without a mouse: the skip link, every stop of the Tab key, and that each of them is seen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { concepts, languages, lifetime, none, reader } from "./harness.mjs";

const held = lifetime({ before, after });
const kinds = ["index.html", ...languages.flatMap((language) => [
    concepts.find((page) => page.startsWith(`${language}/memory/`)),
    ...["index", "machine", "ledger", "api/index"].map((name) => `${language}/${name}.html`),
])];

// Where the focus is: what it is on, and what is wrong with how it shows. Null at the page's end.
function stop() {
    const element = document.activeElement;
    if (!element || element === document.body || element.dataset.visited) return null;
    element.dataset.visited = "yes";
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 ||
        [...document.querySelectorAll("label")].some((label) => label.htmlFor === element.id &&
            getComputedStyle(label).outlineStyle !== "none");
    const header = document.querySelector("header.top");
    const covered = header && !header.contains(element) && !element.closest(".skip, .card") &&
        box.bottom <= header.getBoundingClientRect().bottom;
    const outside = box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth;
    const faults = [!ring && "has no ring around it", covered && "is under the header", outside && "is off the screen"];
    return {
        what: `<${element.localName} class="${element.className}"> “${(element.innerText || element.ariaLabel || "").slice(0, 30)}”`,
        faults: faults.filter(Boolean),
    };
}

for (const page of kinds) {
    test(`every stop of the Tab key on ${page} is seen`, async () => {
        const tab = await reader(held.browser);
        await tab.goto(held.server.address(page));
        const faults = [];

        let stops = 0;
        for (; stops < 2000; ++stops) {
            await tab.keyboard.press("Tab");
            const seen = await tab.evaluate(stop);
            if (!seen) break;
            faults.push(...seen.faults.map((fault) => `${page}: ${seen.what} has the focus and ${fault}`));
        }

        none(faults);
        assert.ok(stops >= 2, `${page}: wanted at least two links to reach with the Tab key, saw ${stops}`);
    });
}

for (const language of languages) {
    test(`the first Tab in ${language} offers to skip to the text, and Enter goes there`, async () => {
        const tab = await reader(held.browser);
        await tab.goto(held.server.address(`${language}/machine.html`));

        await tab.keyboard.press("Tab");
        const skip = await tab.evaluate(() => ({ class: document.activeElement.className, x: document.activeElement.getBoundingClientRect().x }));
        await tab.keyboard.press("Enter");
        await tab.keyboard.press("Tab");

        assert.equal(skip.class, "skip", "the first stop of the Tab key must be the skip link");
        assert.ok(skip.x >= 0, "the skip link must be on the screen while it has the focus");
        assert.ok(await tab.evaluate(() => document.activeElement.closest("main") !== null), "Enter must lead into <main>");
    });
}

