// Listings as a reader uses them: unfolded, copied, linked to, scrolled without a mouse.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {ROOT, concepts, launch, open} from "./reader.mjs";

const AXE = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const FOLDED = ".listing:has(.fold ~ pre)";  // one with lines above its open region

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Keeps what the page copies, in place of the machine's clipboard. */
function keepCopies() {
  window.copies = [];
  Object.defineProperty(navigator, "clipboard", {value: {
    writeText: (text) => { window.copies.push(text); return Promise.resolve(); }}});
}

/** A browser without a clipboard for scripts, as on a page from plain http. */
function noClipboard() {
  Object.defineProperty(navigator, "clipboard", {value: undefined});
  addEventListener("copy", () => {
    window.copied = document.activeElement.value;
  }, {capture: true});
}

for (const path of [...concepts("en"), ...concepts("zh")]) {
  test(`every listing of ${path} is copied as it stands on disk`, async () => {
    const page = await open(browser, path, {}, keepCopies);

    for (const figure of await page.locator(".listing").all()) {
      await figure.locator(".listing-tools .copy").click();
      const file = await figure.locator(".path").textContent();
      assert.equal(await page.evaluate(() => window.copies.pop()),
                   readFileSync(join(ROOT, file), "utf8"));
    }
    await page.context().close();
  });
}

test("a copy is told to those who do not see it, in the page's language", async () => {
  for (const [language, told] of [["en", "Copied"], ["zh", "已复制"]]) {
    const page = await open(browser, concepts(language)[0], {}, keepCopies);
    await page.locator(".commands > summary").first().click();

    const line = page.locator(".command-line").first();
    await line.locator(".copy").click();

    assert.equal(await page.locator('p.told').textContent(), told);
    assert.equal(await page.evaluate(() => window.copies.pop()),
                 await line.locator("pre").textContent());
    await page.context().close();
  }
});

test("without a clipboard for scripts the file is copied by way of a selection", async () => {
  const page = await open(browser, concepts("en")[0], {}, noClipboard);

  const figure = page.locator(".listing").first();
  await figure.locator(".listing-tools .copy").click();

  assert.equal(await page.evaluate(() => window.copied),
               readFileSync(join(ROOT, await figure.locator(".path").textContent()), "utf8"));
  await page.context().close();
});

test("lines that a reader selects come without their numbers and notes", async () => {
  const page = await open(browser, concepts("en")[0]);

  const [selected, lines] = await page.evaluate(() => {
    const pre = document.querySelector(".listing > pre:has(.control)");
    getSelection().selectAllChildren(pre);
    return [getSelection().toString(),
            Array.from(pre.querySelectorAll("[data-line]"), (each) => each.textContent)];
  });

  assert.deepEqual(selected.trimEnd().split("\n"), lines);
  await page.context().close();
});

test("one click unfolds a listing in place, without a seam, and another folds it", async () => {
  const page = await open(browser, concepts("en")[0]);
  const figure = page.locator(FOLDED).first();
  const region = figure.locator(":scope > pre");
  await region.scrollIntoViewIfNeeded();
  const top = async () => Math.round((await region.boundingBox()).y);
  const shown = () => figure.locator(".fold > summary:visible").count();
  const before = await top();

  await figure.locator(".fold > summary").first().evaluate((each) => each.click());

  assert.equal(await shown(), 0);
  assert.equal(await figure.locator("[data-line]:visible").count(),
               await figure.locator("[data-line]").count());
  assert.ok(Math.abs(await top() - before) <= 1, `moved from ${before} to ${await top()}`);

  await figure.locator(".unfold").click();

  assert.ok(await shown() > 0);
  assert.equal(await figure.locator(".unfold").getAttribute("aria-pressed"), "false");
  await page.context().close();
});

test("a link to a folded line unfolds it, and the line is seen", async () => {
  const path = concepts("zh")[0];
  const page = await open(browser, path);
  const id = await page.locator(`${FOLDED}[id]`).first().getAttribute("id");
  await page.context().close();

  const again = await open(browser, `${path}#${id}-L1`);

  const line = again.locator(`#${id} [data-line="1"]`);
  assert.match(await line.getAttribute("class") ?? "", /line-meant/);
  const {y} = await line.boundingBox();
  assert.ok(y > 0 && y < 900, `line at ${y}`);
  await again.context().close();
});

test("without a script no button shows, and each fold opens by itself", async () => {
  const page = await open(browser, concepts("en")[0], {javaScriptEnabled: false});

  assert.equal(await page.locator(".listing button:visible").count(), 0);
  const fold = page.locator(".listing .fold").first();
  await fold.locator("summary").click();
  assert.ok(await fold.locator("pre").isVisible());
  await page.context().close();
});

for (const [language, width, colorScheme] of [["en", 360, "light"], ["zh", 390, "dark"]]) {
  test(`listings can be used by everyone: ${language}, ${colorScheme}, ${width} wide`, async () => {
    const page = await open(browser, concepts(language)[0],
                            {viewport: {width, height: 800}, colorScheme, bypassCSP: true});
    await page.evaluate(() => {
      document.querySelectorAll(".listing details").forEach((each) => { each.open = true; });
    });
    await page.addScriptTag({content: AXE});

    const {violations} = await page.evaluate(
      () => window.axe.run(".listing", {preload: false}));

    assert.deepEqual(violations.map(({id, nodes}) => [id, nodes[0].html]), []);
    await page.context().close();
  });
}

test("on paper a listing stands open from its first line to its last", async () => {
  const page = await open(browser, concepts("en")[0], {javaScriptEnabled: false});
  await page.emulateMedia({media: "print"});

  const figure = page.locator(FOLDED).first();
  const hidden = await figure.locator("[data-line]").evaluateAll(
    (lines) => lines.filter((each) => !each.checkVisibility()).map((each) => each.dataset.line));

  assert.deepEqual(hidden, []);
  await page.context().close();
});
