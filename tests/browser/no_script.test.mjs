// A browser without script: the same text, and nothing on the page that would do nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lifetime, none, pages, reader } from "./harness.mjs";

const held = lifetime({ before, after });

// All text of a page that a reader can come to: folded parts are a reader's to open.
function readable() {
    document.querySelectorAll("details").forEach((each) => { each.open = true; });
    return document.body.innerText.replace(/\s+/g, " ");
}

function dead() {
    const faults = [];
    for (const element of document.querySelectorAll("button, input, select, textarea, a")) {
        const works = element.matches("a[href], input.menu");  // the menu is a check box that CSS reads
        if (!works && element.checkVisibility()) faults.push(element.outerHTML.slice(0, 120));
    }
    return faults;
}

// What only a script can offer, with the words on it.
function offered() {
    document.querySelectorAll("button, form, .filters").forEach((each) => each.remove());
}

test("every page reads the same without script, and nothing on it is dead", async () => {
    const [plain, scripted] = [await reader(held.browser, { script: false }), await reader(held.browser)];
    const faults = [];

    for (const page of pages) {
        const seen = [];
        for (const tab of [plain, scripted]) {
            await tab.goto(held.server.address(page));
            if (tab === plain) {
                faults.push(...(await tab.evaluate(dead)).map((what) =>
                    `${page}: ${what} is shown without script and does nothing; let the script show it`));
            }
            await tab.evaluate(offered);
            seen.push(await tab.evaluate(readable));
        }
        if (seen[0] !== seen[1]) {
            const at = [...seen[0]].findIndex((letter, n) => letter !== seen[1][n]);
            faults.push(`${page}: without script the page says “${seen[0].slice(at, at + 60)}”, with script “${seen[1].slice(at, at + 60)}”`);
        }
    }

    none(faults);
});

test("the menu of a narrow screen opens without script", async () => {
    const tab = await reader(held.browser, { script: false, width: 390 });
    await tab.goto(held.server.address("en/machine.html"));

    await tab.locator("nav.side > label").click();

    assert.ok(await tab.locator(".side-inner").isVisible());
});
