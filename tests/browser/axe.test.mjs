// What axe finds on every page in both colour schemes with everything unfolded, and on a phone.
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { languages, lifetime, none, pages, reader } from "./harness.mjs";

const held = lifetime({ before, after });
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const phone = { width: 390, height: 844 };

// All rules of WCAG 2.2 to level AA, and what axe calls best practice: landmarks, order of headings.
async function violations(tab, page, only) {
    await tab.goto(held.server.address(page));
    await tab.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    const found = await tab.evaluate((rules) => window.axe.run(document, {
        resultTypes: ["violations"],
        ...(rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } }),
    }), only);
    return found.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${page}: ${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}\n    ${node.html.slice(0, 160)}`));
}

async function everywhere(language, options, only) {
    const tab = await reader(held.browser, options), found = [];
    await tab.addInitScript({ path: axe });
    for (const page of pages) {
        if (page.startsWith(language) || page === "index.html") found.push(...await violations(tab, page, only));
    }
    none(found);
}

for (const language of languages) {
    test(`axe finds nothing on any page in ${language}, light`, () => everywhere(language, { scheme: "light" }));
    test(`the colours of every page in ${language} can be told apart, dark`, () =>  // all else is as in the light
        everywhere(language, { scheme: "dark" }, ["color-contrast", "link-in-text-block"]));
    test(`what is tapped is at least 24 px on a phone in ${language}`, () =>
        everywhere(language, phone, ["target-size"]));
}
