// What stands behind a value or a verdict: opened by keyboard, by touch and without a script.

import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {fileURLToPath} from "node:url";
import {concepts, launch, open} from "./reader.mjs";

const AXE = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const VALUE = "section > p:not([class]) > .open.value";  // in a sentence that is not folded
const PHONE = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true};
const PAGE = {en: concepts("en")[0], zh: concepts("zh")[0]};

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const expanded = (handle) => handle.getAttribute("aria-expanded");

test("by keyboard a card opens, closes, opens again, and is walked through", async () => {
  const page = await open(browser, PAGE.en);
  const value = page.locator(VALUE).first();
  const handle = value.locator(".open-handle"), card = value.locator(".card");
  const focused = () => page.evaluate(() => document.activeElement.closest(".card, .open-handle")
    ?.className ?? "elsewhere");
  assert.equal(await expanded(handle), "false");

  await handle.evaluate((each) => {  // the last stop before it
    const stops = Array.from(document.querySelectorAll("a[href], summary, [tabindex='0']"))
      .filter((stop) => stop.checkVisibility());
    stops[stops.indexOf(each) - 1].focus();
  });
  await page.keyboard.press("Tab");
  assert.ok(await card.isVisible());
  assert.equal(await expanded(handle), "true");

  await page.keyboard.press("Escape");
  assert.equal(await card.isVisible(), false);
  assert.equal(await expanded(handle), "false");
  assert.equal(await focused(), "open-handle");

  await page.keyboard.press("Enter");
  assert.ok(await card.isVisible());

  const links = await card.locator("a").count();
  assert.ok(links >= 3);
  for (let each = 0; each < links; each += 1) {
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "card");
  }
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(), "card");
  assert.equal(await card.isVisible(), false);
  assert.equal(await expanded(handle), "false");
  await page.context().close();
});

test("Escape inside a card closes it and gives the focus back to the value", async () => {
  const page = await open(browser, PAGE.zh);
  const value = page.locator(VALUE).first();
  await value.locator(".open-handle").focus();
  await value.locator(".card a").first().focus();

  await page.keyboard.press("Escape");

  assert.equal(await value.locator(".card").isVisible(), false);
  assert.ok(await value.locator(".open-handle").evaluate((each) => each === document.activeElement));
  await page.context().close();
});

test("a click opens a card, a second closes it", async () => {
  const page = await open(browser, PAGE.en);
  const value = page.locator(VALUE).first();

  await value.locator(".open-handle").click();
  assert.ok(await value.locator(".card").isVisible());
  await value.locator(".open-handle").click();
  assert.equal(await value.locator(".card").isVisible(), false);
  await page.context().close();
});

test("on a phone a tap opens a card, beside what it is about, and a tap elsewhere closes it",
     async () => {
  const page = await open(browser, PAGE.zh, PHONE);

  for (const value of (await page.locator(VALUE).all()).slice(0, 4)) {
    await value.locator(".open-handle").tap();
    const card = await value.locator(".card").boundingBox();
    const handle = await value.locator(".open-handle").boundingBox();
    assert.ok(handle.y + handle.height <= card.y, "the card covers its value");
    assert.ok(card.x >= 0 && card.x + card.width <= 390);

    await page.touchscreen.tap(20, 90);
    assert.equal(await value.locator(".card").isVisible(), false);
  }
  await page.context().close();
});

test("a claim's badge opens the card of its measured value", async () => {
  const page = await open(browser, PAGE.en);
  const claim = page.locator(".claim:has(.shares)").first();
  const card = claim.locator(".claim-result .card");

  await claim.locator(".shares > .open-handle").focus();
  assert.ok(await card.isVisible());
  assert.equal(await expanded(claim.locator(".claim-result .open-handle")), "true");

  await page.keyboard.press("Tab");
  assert.ok(await card.isVisible());
  await page.keyboard.press("Tab");
  assert.ok(await card.locator("a").first().evaluate((each) => each === document.activeElement));
  await page.context().close();
});

test("without a script the focus opens every card, and each of its links leads somewhere",
     async () => {
  const page = await open(browser, PAGE.en, {javaScriptEnabled: false});

  for (const part of await page.locator("article :is(.claim, .open:not(details .open, .claim .open))").all()) {
    const handle = part.locator(".open-handle").first(), card = part.locator(".card").first();
    await handle.focus();
    assert.ok(await card.isVisible());
    for (const link of await card.locator("a").all()) {
      const address = new URL(await link.evaluate((each) => each.href));
      assert.ok(existsSync(fileURLToPath(new URL(address.pathname, "file://"))), address.href);
    }
  }
  await page.context().close();
});

for (const [language, options] of [["en", {}], ["zh", {colorScheme: "dark"}], ["zh", PHONE],
                                   ["en", {...PHONE, colorScheme: "dark"}]]) {
  test(`an open card can be used by everyone: ${language} ${JSON.stringify(options)}`, async () => {
    const page = await open(browser, PAGE[language], {...options, bypassCSP: true});
    await page.addScriptTag({content: AXE});

    for (const kind of [VALUE, ".claim:has(.number-line) .claim-result .open",
                        "section > p:not([class]) > .badge"]) {
      const value = page.locator(kind).first();
      if (await value.count() === 0) continue;
      await value.locator(".open-handle").focus();
      const {violations} = await page.evaluate(() => window.axe.run(
        {include: [[".open"], [".claim"]]}, {preload: false}));
      assert.deepEqual(violations.map(({id, nodes}) => [id, nodes[0].html]), []);
    }
    await page.context().close();
  });
}
