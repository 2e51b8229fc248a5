// Lets axe read pages as one reader after the other meets them, with everything unfolded.
import { createRequire } from "node:module";
import { none, pages, reader } from "./harness.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

// All rules of WCAG 2.2 to level AA, and what axe calls best practice: landmarks, order of headings.
async function violations(held, tab, page, only) {
    await tab.goto(held.server.address(page));
    await tab.evaluate(() => {
        document.querySelectorAll("details").forEach((each) => { each.open = true; });
        // Rows that nobody has scrolled to have only an estimated height, and seem to overlap.
        document.querySelectorAll(".ledger tr").forEach((each) => { each.style.contentVisibility = "visible"; });
    });
    const found = await tab.evaluate((rules) => window.axe.run(document, {
        resultTypes: ["violations"],
        ...(rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } }),
    }), only);
    return found.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${page}: ${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}\n    ${node.html.slice(0, 160)}`));
}

// Fails with every element of every page in one language that breaks a rule, and with the rule.
export async function everywhere(held, language, options, only) {
    const tab = await reader(held.browser, options), found = [];
    await tab.addInitScript({ path: axe });
    for (const page of pages) {
        if (page.startsWith(language) || page === "index.html") found.push(...await violations(held, tab, page, only));
    }
    none(found);
}
