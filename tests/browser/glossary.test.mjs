// The glossary and the terms in the text: filtered, sorted, previewed by pointer, key and finger.

import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {concepts, launch, open} from "./reader.mjs";

const PHONE = {viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true};
const LANGUAGES = ["en", "zh"];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const closed = (card) => card.waitFor({state: "hidden"});

for (const language of LANGUAGES) {
  test(`the filter finds a term by either name and by pinyin, and says how many, in ${language}`,
       async () => {
    const page = await open(browser, `${language}/glossary.html`);
    const box = page.locator(".terms-filter"), status = page.locator(".terms-status");
    const all = await page.locator(".term-entry").count();
    assert.ok(all >= 120);
    assert.equal(await status.textContent(), "");

    for (const typed of ["copy-on-write", "写时", "xieshifuzhi", "COW"]) {
      await box.fill(typed);
      assert.ok(await page.locator("#term-copy-on-write").isVisible(), typed);
      const shown = await page.locator(".term-entry:visible").count();
      assert.ok(shown < all / 10, `${typed}: ${shown} of ${all}`);
      assert.ok((await status.textContent()).includes(String(shown)));
    }

    await box.fill("no such term");
    assert.equal(await page.locator(".term-entry:visible").count(), 0);
    assert.notEqual(await status.textContent(), "");

    await box.fill("");
    assert.equal(await page.locator(".term-entry:visible").count(), all);
    await page.context().close();
  });

  test(`the buttons put the terms in either order, in ${language}`, async () => {
    const page = await open(browser, `${language}/glossary.html`);
    const before = await page.locator(".term-entry").evaluateAll((all) => all.map((each) => each.id));

    const seen = {};
    for (const order of LANGUAGES) {
      await page.locator(`button[data-order=${order}]`).click();
      assert.equal(await page.locator("button[aria-pressed=true]").getAttribute("data-order"), order);
      seen[order] = await page.locator(".term-entry").evaluateAll((all) => all.map((each) => each.id));
    }

    assert.notDeepEqual(seen.en, seen.zh);
    assert.deepEqual(before, seen[language]);
    await page.context().close();
  });

  test(`a link to a term that the filter hides shows it, in ${language}`, async () => {
    const page = await open(browser, `${language}/glossary.html`);
    await page.locator(".terms-filter").fill("semaphore");

    await page.locator("#term-semaphore .term-apart a").first().click();

    assert.ok(await page.locator("#term-signal").isVisible());
    await page.context().close();
  });

  test(`without a script all terms are there, and an index in the other order, in ${language}`,
       async () => {
    const page = await open(browser, `${language}/glossary.html`, {javaScriptEnabled: false});
    assert.equal(await page.locator(".terms-tools").isVisible(), false);

    await page.locator(".terms-index > summary").click();
    const indexed = await page.locator(".terms-index a").count();

    assert.equal(indexed, await page.locator(".term-entry:visible").count());
    await page.locator(".terms-index a[href='#term-semaphore']").click();
    assert.ok(page.url().endsWith("#term-semaphore"));
    await page.context().close();
  });

  test(`a term's meaning shows on hover and focus, beside the word, in ${language}`, async () => {
    const page = await open(browser, concepts(language)[0]);
    for (const term of (await page.locator(".term").all()).slice(0, 6)) {
      const word = term.locator(".open-handle"), card = term.locator(".card");

      await word.hover();
      await card.waitFor({state: "visible"});
      const over = await card.boundingBox(), lines = await word.evaluate((each) =>
        Array.from(each.getClientRects()).map(({x, y, width, height}) => ({x, y, width, height})));
      assert.ok(over.x >= 0 && over.x + over.width <= 1280);
      assert.ok(lines.every((line) => line.y + line.height <= over.y || over.y + over.height <= line.y ||
        line.x + line.width <= over.x || over.x + over.width <= line.x), "the card covers its word");
      await page.mouse.move(over.x + 20, over.y + over.height / 2, {steps: 8});
      assert.ok(await card.isVisible(), "a pointer that goes to the card loses it");
      await page.mouse.move(5, 5);
      await closed(card);

      await word.focus();
      assert.ok(await card.isVisible());
      await page.keyboard.press("Escape");
      assert.equal(await card.isVisible(), false);
      await word.blur();
    }
    await page.context().close();
  });

  test(`a click and the Enter key follow a term to its entry, in ${language}`, async () => {
    const page = await open(browser, concepts(language)[0]);
    const word = page.locator(".term > .open-handle").first();
    const leads = await word.evaluate((each) => each.href);

    await word.click();
    await page.waitForURL(leads);
    await page.goBack();
    await word.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(leads);
    assert.ok(await page.locator(".term-entry:target").isVisible());
    await page.context().close();
  });

  test(`on a phone a tap shows the meaning and its link leads on, in ${language}`, async () => {
    const page = await open(browser, concepts(language)[0], PHONE);
    const here = page.url();
    for (const term of (await page.locator(".term").all()).slice(0, 4)) {
      const word = term.locator(".open-handle"), card = term.locator(".card");

      await word.tap();
      assert.ok(await card.isVisible());
      assert.equal(page.url(), here);
      const over = await card.boundingBox(), seen = await word.boundingBox();
      assert.ok(seen.y + seen.height <= over.y, "the card covers its word");
      assert.ok(over.x >= 0 && over.x + over.width <= 360);
      await page.touchscreen.tap(4, 300);
      assert.equal(await card.isVisible(), false);
    }

    const last = page.locator(".term").first();
    await last.locator(".open-handle").tap();
    await last.locator(".card a").tap();
    await page.waitForURL(/glossary\.html#term-/);
    await page.context().close();
  });

  test(`without a script a term is a plain link, in ${language}`, async () => {
    const page = await open(browser, concepts(language)[0], {javaScriptEnabled: false});

    await page.locator(".term > .open-handle").first().click();

    await page.waitForURL(/glossary\.html#term-/);
    await page.context().close();
  });

  test(`the long answer opens and the pages' answers are all there, in ${language}`, async () => {
    const page = await open(browser, `${language}/answers.html`);
    assert.equal(await page.locator(".reply-30s:visible").count(), concepts(language).length);

    const long = page.locator(".reply-3min").first();
    await long.locator("summary").click();

    assert.ok(await long.locator(".reply-text").isVisible());
    assert.equal(await page.locator(".followup").count(), 2 * concepts(language).length);
    await page.context().close();
  });
}

test("pinyin sorts as the browser's own collation does", async () => {
  const page = await open(browser, "zh/glossary.html");
  const seen = (await page.locator(".term-names > [lang='zh-CN']").allTextContents())
    .filter((name) => /^\p{Script=Han}+$/u.test(name));

  const wanted = [...seen].sort(new Intl.Collator("zh-Hans-u-co-pinyin").compare);

  assert.ok(seen.length > 60);
  assert.deepEqual(seen, wanted);
  await page.context().close();
});
