// Keeps a picture of each kind of page in each language, scheme and width, for people to look at.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { claims, concepts, languages, lifetime, reader, root } from "./harness.mjs";

const held = lifetime({ before, after });
const folder = join(root, "build/screenshots");
const tall = 1800;  // CSS pixels, so that more than the first screen is seen
const kinds = (language) => ({
    home: `${language}/index.html`, concept: concepts.find((page) => page.startsWith(`${language}/memory/`)),
    ledger: `${language}/ledger.html`, claim: claims.find((page) => page.startsWith(language)), method: `${language}/method.html`,
    machine: `${language}/machine.html`, api: `${language}/api/index.html`,
});
const wanted = { choice: "index.html" };
for (const language of languages) {
    for (const [kind, page] of Object.entries(kinds(language))) wanted[`${kind}-${language}`] = page;
}

before(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
});

for (const scheme of ["light", "dark"]) {
    for (const width of [390, 820, 1280, 1600]) {
        test(`each kind of page is kept as it looks, ${scheme}, ${width} px`, async () => {
            const tab = await reader(held.browser, { scheme, width, height: tall });
            for (const [name, page] of Object.entries(wanted)) {
                const file = join(folder, `${name}-${scheme}-${width}.png`);
                await tab.goto(held.server.address(page));
                await tab.screenshot({ path: file });
                assert.ok(statSync(file).size > 5000, `${file}: wanted a picture of ${page}, saw an empty one`);
            }
            await tab.context().close();
        });
    }
}
