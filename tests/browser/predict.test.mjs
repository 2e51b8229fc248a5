// Predictions as a reader uses them: guessed by pointer, keys and touch, heard, and without a script.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {concepts, launch, open} from "./reader.mjs";

const AXE = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const PAGES = [...concepts("en"), ...concepts("zh")];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** The first prediction of a form in a language, on its page. */
async function first(language, form, options = {}, init = undefined) {
  for (const path of concepts(language)) {
    const page = await open(browser, path, options, init);
    const part = page.locator(`.predict[data-form="${form}"]`).first();
    if (await part.count()) return {page, part};
    await page.context().close();
  }
  throw new Error(`no page of ${language} has a prediction of the form ${form}`);
}

const said = (part) => part.locator(".predict-said").innerText();
const isOpen = (part) => part.locator("details").evaluate((each) => each.open);
const submit = (part) => part.locator("button[type=submit]").click();

for (const [language, right, wrong] of [["en", "Right", "You said"], ["zh", "猜对了", "你猜"]]) {
  test(`a choice is made by pointer, judged in words and marked (${language})`, async () => {
    const {page, part} = await first(language, "choice");
    const answer = await part.getAttribute("data-right");

    await part.locator(`input:not([value="${answer}"])`).first().check();
    await submit(part);

    assert.ok(await isOpen(part));
    assert.ok((await said(part)).startsWith(wrong));
    assert.equal(await part.locator(".miss").count(), 1);
    assert.equal(await part.locator(".hit input").getAttribute("value"), answer);
    assert.equal(await part.locator("dt .guessed").count(), 1);

    await part.locator(".again").click();
    assert.ok(!await isOpen(part));
    assert.equal(await part.locator(".miss, .hit, .guessed").count(), 0);
    await part.locator(`input[value="${answer}"]`).check();
    await submit(part);

    assert.ok((await said(part)).startsWith(right));
    await page.context().close();
  });

  test(`a number is set against the measured value, on the scale as well (${language})`, async () => {
    const {page, part} = await first(language, "number");
    const {value, measured} = await part.evaluate((each) => ({...each.dataset}));
    const field = part.locator("input[type=number]");

    await field.fill(await field.getAttribute("max"));
    await submit(part);

    assert.ok((await said(part)).includes(measured), await said(part));
    assert.equal(await part.locator("text.guessed:visible").count(), 1);
    const [guess, dot] = await part.locator(".chart svg:visible").evaluate((svg) =>
      [svg.querySelector("path.guessed"), svg.querySelector(".dot.s0 circle, .dot.s0")]
        .map((each) => each.getBoundingClientRect().x));
    assert.ok(guess > dot, `the largest guess stands right of the measured ${value}`);
    await page.context().close();
  });
}

test("what the slider shows is what the field says, and both judge alike", async () => {
  const {page, part} = await first("en", "number");
  const field = part.locator("input[type=number]"), slide = part.locator("input[type=range]");

  await slide.focus();
  const before = Number(await field.inputValue());
  for (let n = 0; n < 40; n += 1) await page.keyboard.press("ArrowRight");

  assert.ok(Number(await field.inputValue()) > before);
  assert.ok((await slide.getAttribute("aria-valuetext")).startsWith(await field.inputValue()));
  await page.context().close();
});

test("without an answer, or with one beyond the scale, the answer stays shut", async () => {
  const {page, part} = await first("en", "number");
  const field = part.locator("input[type=number]");

  await field.fill("-5");
  await page.keyboard.press("Enter");

  assert.ok(!await field.evaluate((each) => each.validity.valid));
  assert.equal(await said(part), "");
  assert.ok(!await isOpen(part));
  assert.ok(await field.evaluate((each) => each === document.activeElement));
  await page.context().close();

  const choice = await first("en", "choice");
  await submit(choice.part);
  assert.ok(!await isOpen(choice.part));
  assert.equal(await choice.page.evaluate(() => document.activeElement.type), "radio");
  await choice.page.context().close();
});

test("keys alone choose, judge, and begin again, and the focus is where one reads on", async () => {
  const {page, part} = await first("en", "choice");
  await part.locator("input").first().focus();

  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  assert.ok(await isOpen(part));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  await part.locator(".again").focus();
  await page.keyboard.press("Enter");
  assert.ok(!await isOpen(part));
  assert.equal(await page.evaluate(() => document.activeElement.type), "radio");
  await page.context().close();
});

test("a curve is drawn across by pointer and lies over the measured one", async () => {
  const {page, part} = await first("en", "curve");
  const svg = part.locator(".guess-plane svg:visible");
  await svg.scrollIntoViewIfNeeded();
  const box = await svg.boundingBox();
  const values = () => part.locator(".guess-points input").evaluateAll((all) => all.map((each) => each.value));
  const before = await values();

  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + box.height * 0.3, {steps: 30});
  await page.mouse.up();

  const drawn = await values();
  assert.notDeepEqual(drawn.slice(1), before.slice(1));
  assert.equal(new Set(drawn.slice(1)).size, 1, `one height for all: ${drawn}`);
  assert.equal(await part.locator(".guess-plane .dot:visible, .guess-plane .value:visible").count(), 0);
  await submit(part);
  assert.equal(await part.locator(".chart .guess-line.guessed:visible").count(), 1);
  assert.ok(await part.locator(".chart .line.s0:visible").count());
  await page.context().close();
});

test("each point of a curve is a slider: arrow keys move it and say its value", async () => {
  const {page, part} = await first("en", "curve");
  const point = part.locator(".guess-points input:enabled").first();
  const knob = part.locator(".guess-plane svg:visible .knob.on");

  await point.focus();
  assert.equal(await knob.count(), 1);
  const [before, low] = [await point.getAttribute("aria-valuetext"), await knob.getAttribute("cy")];
  for (let n = 0; n < 10; n += 1) await page.keyboard.press("ArrowUp");

  assert.notEqual(await point.getAttribute("aria-valuetext"), before);
  assert.match(await point.getAttribute("aria-valuetext"), /^[\d.]+( .+)?$/);
  assert.ok(Number(await knob.getAttribute("cy")) < Number(low));
  await page.context().close();
});

test("on a phone a finger sets a point, everything fits, and a curve does not stop the page", async () => {
  for (const language of ["en", "zh"]) {
    const {page, part} = await first(language, "curve", {viewport: {width: 360, height: 740}, hasTouch: true});
    const svg = part.locator(".guess-plane svg:visible");
    await svg.scrollIntoViewIfNeeded();
    const box = await svg.boundingBox(), point = part.locator(".guess-points input").last();
    const before = await point.inputValue();

    await page.touchscreen.tap(box.x + box.width * 0.9, box.y + box.height * 0.4);

    assert.notEqual(await point.inputValue(), before);
    assert.equal(await svg.evaluate((each) => getComputedStyle(each).touchAction), "pan-y");
    for (const each of await page.locator(".predict").all()) {
      const fits = await each.evaluate((part) => part.scrollWidth <= part.clientWidth + 1);
      assert.ok(fits, await each.innerText());
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await submit(part);
    assert.ok(await part.locator(".chart svg:visible .dot.s0 circle, .chart svg:visible circle.dot.s0, .chart svg:visible .dot.s0 path")
      .first().isVisible(), "the measured points are seen");
    await page.context().close();
  }
});

test("without a script every question and its answers are read and the rest is folded", async () => {
  for (const path of PAGES) {
    const page = await open(browser, path, {javaScriptEnabled: false});
    const parts = await page.locator(".predict").all();
    assert.ok(parts.length >= 2, `${path} has ${parts.length} predictions`);
    for (const part of parts) {
      assert.ok(await part.locator(".question").isVisible());
      assert.ok(!await part.locator(".answer").isVisible(), `${path}: an answer is open`);
      assert.equal(await part.locator(":is(button, input):visible").count(), 0);
      await part.locator("summary").click();
      assert.ok(await part.locator(".answer").isVisible());
      assert.ok(await part.locator(".tempting").isVisible());
    }
    await page.context().close();
  }
});

test("every prediction of every concept page can be guessed, opened unguessed, and shut", async () => {
  for (const path of PAGES) {
    const page = await open(browser, path), errors = [];
    page.on("pageerror", (trouble) => errors.push(trouble.message));
    for (const part of await page.locator(".predict").all()) {
      assert.ok(await part.getAttribute("data-form"), `${path}: ${await part.innerText()}`);
      const summary = part.locator("summary").first();
      await summary.click();
      await part.locator(".guess").waitFor({state: "hidden"});
      assert.equal(await said(part), "");
      await part.locator(".again").click();
      const radio = part.locator("input[type=radio]").first();
      if (await radio.count()) await radio.check();
      await submit(part);
      assert.ok(await isOpen(part), path);
      assert.notEqual(await said(part), "");
      assert.ok(!/undefined|NaN|\{\d\}/.test(await part.innerText()), await said(part));
    }
    assert.deepEqual(errors, [], path);
    await page.context().close();
  }
});

test("both languages ask the same forms with the same measured answers", async () => {
  for (const path of concepts("en")) {
    const [english, chinese] = await Promise.all([path, path.replace(/^en/, "zh")].map(async (each) => {
      const page = await open(browser, each);
      const found = await page.locator(".predict").evaluateAll((all) => all.map(({dataset}) =>
        [dataset.form, dataset.right, dataset.value, dataset.from, dataset.to, dataset.at].join()));
      await page.context().close();
      return found;
    }));
    assert.deepEqual(chinese, english);
  }
});

test("what is guessed and what came out is heard: names, values, one polite outcome", async () => {
  for (const form of ["choice", "number", "curve"]) {
    const {page, part} = await first("en", form);
    await page.evaluate(AXE);
    const check = async (state) => {
      const {violations} = await page.evaluate(() => axe.run({include: [[".predict"]]}, {
        rules: {region: {enabled: false}}}));
      assert.deepEqual(violations.map((each) => `${each.id}: ${each.nodes[0].html}`), [], `${form} ${state}`);
    };
    await check("asked");
    const controls = await part.locator("input:enabled").evaluateAll((all) => all.map((each) =>
      each.getAttribute("aria-label") || each.labels[0].innerText));
    assert.ok(controls.every((each) => each.trim().length > 1), `${controls}`);
    if (form === "choice") {
      await part.locator("input").first().check();
      const list = part.getByRole("radiogroup");
      assert.equal(await list.getAttribute("aria-labelledby"), await part.locator(".question").getAttribute("id"));
    }
    if (form === "curve") assert.equal(await part.locator(".guess-plane svg:not([aria-hidden=true])").count(), 0);

    await submit(part);

    assert.equal(await part.getByRole("status").first().innerText(), await said(part));
    assert.ok((await said(part)).length > 10);
    await check("answered");
    await page.context().close();
  }
});

test("nothing moves by itself, whether motion is wanted or not", async () => {
  for (const reducedMotion of ["reduce", "no-preference"]) {
    const {page, part} = await first("en", "curve", {reducedMotion});
    await submit(part);

    const moving = await part.evaluate((each) => [...each.querySelectorAll("*"), each].filter((one) => {
      const style = getComputedStyle(one);
      return style.animationName !== "none" || style.transitionDuration !== "0s";
    }).length + document.getAnimations().length);

    assert.equal(moving, 0);
    await page.context().close();
  }
});

test("a guess is neither kept nor sent, and a reader who comes back is asked afresh", async () => {
  const {page, part} = await first("en", "choice");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));

  await part.locator("input").first().check();
  await submit(part);
  await part.locator(".again").click();
  await submit(part);

  assert.deepEqual(asked, []);
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie,
    (await indexedDB.databases()).length, location.search, location.hash]), [0, 0, "", 0, "", ""]);
  await page.reload();
  assert.ok(!await isOpen(part));
  assert.equal(await part.locator("input:checked").count(), 0);
  await page.context().close();
});

test("the script is small: at most 8 KiB", () => {
  const script = readFileSync(new URL("../../site/theme/scripts/predict.js", import.meta.url));

  assert.ok(script.length <= 8192, `${script.length} bytes`);
});
