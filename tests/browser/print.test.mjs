// On paper: a page is a page of a book, with everything open, nothing cut, and no navigation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { concepts, languages, lifetime, none, reader } from "./harness.mjs";

const held = lifetime({ before, after });
const paper = { width: 680, height: 990 };  // CSS pixels of A4 between its margins

function onPaper() {
    const shown = (element) => element.checkVisibility({ contentVisibilityAuto: true });
    const name = (element) => `${element.localName}.${element.className} “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
    const faults = [];
    for (const element of document.querySelectorAll("nav, header.top, button, .card, .skip, .headerlink, .claim-report")) {
        if (shown(element)) faults.push(`${name(element)} is printed, and nobody can use it there`);
    }
    for (const element of document.querySelectorAll("article :is(.answer, .argument, .fold pre)")) {
        if (!shown(element)) faults.push(`${name(element)} is folded, and nobody can open it there`);
    }
    for (const element of document.querySelectorAll("article :is(pre, figure, table, .table-scroll, svg)")) {
        const box = element.getBoundingClientRect();
        if (box.right > document.documentElement.clientWidth + 1 || element.scrollWidth > element.clientWidth + 1 && element.clientWidth) {
            faults.push(`${name(element)} is ${element.scrollWidth} px wide where ${element.clientWidth} px are, and gets cut`);
        }
    }
    return faults;
}

for (const language of languages) {
    test(`a page in ${language} is printed whole`, async () => {
        const found = [];

        for (const page of concepts.filter((each) => each.startsWith(language))) {
            const tab = await reader(held.browser, paper);
            await tab.goto(held.server.address(page));
            await tab.evaluate(() => { localStorage.labTheme = "dark"; });
            await tab.reload();
            await tab.emulateMedia({ media: "print", colorScheme: "dark" });
            const ink = await tab.evaluate(() => getComputedStyle(document.body).color);
            if (ink !== "rgb(0, 0, 0)") found.push(`${page}: wanted black ink on paper, saw ${ink}`);
            found.push(...(await tab.evaluate(onPaper)).map((fault) => `${page}: ${fault}`));
            await tab.close();
        }

        none(found);
    });

    test(`a page in ${language} becomes a PDF, with every argument open meanwhile and folded afterwards`, async () => {
        const tab = await reader(held.browser, { scheme: "dark" });
        await tab.goto(held.server.address(concepts.find((each) => each.startsWith(language))));
        await tab.evaluate(() => {
            const folded = () => document.querySelectorAll("article details:not([open])").length;
            window.folded = { before: folded() };
            addEventListener("beforeprint", () => { window.folded.meanwhile = folded(); });
        });

        const pdf = await tab.pdf({ format: "A4" });

        assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
        assert.ok(pdf.toString("latin1").match(/\/Type \/Page\b/g).length > 3, "wanted several pages");
        const { folded, after: now } = await tab.evaluate(() => ({ folded: window.folded,
            after: document.querySelectorAll("article details:not([open])").length }));
        assert.equal(folded.meanwhile, 0);
        assert.equal(now, folded.before);
        assert.ok(now > 0);
    });
}
