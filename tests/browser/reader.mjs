// A page of the finished book in Chromium, as a reader has it.

import {existsSync, readdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {chromium} from "playwright-core";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const SITE = join(ROOT, "build/site");

/** Concept pages of one language, as paths below the site: those in a folder of a topic. */
export function concepts(language) {
  const topics = readdirSync(join(ROOT, "docs", language), {withFileTypes: true})
    .filter((each) => each.isDirectory() && existsSync(join(ROOT, "snippets", each.name)));
  return topics.flatMap(({name}) => readdirSync(join(ROOT, "docs", language, name))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${language}/${name}/${file.replace(/\.md$/, ".html")}`));
}

export function launch() {
  return chromium.launch({executablePath: process.env.LAB_CHROMIUM ?? "/usr/bin/chromium",
                          args: ["--no-sandbox"]});
}

/** The page, opened with the context's options; `before` runs ahead of its own scripts. */
export async function open(browser, path, options = {}, before = undefined) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  await page.goto(pathToFileURL(join(SITE, path.split("#")[0])).href +
                  (path.includes("#") ? `#${path.split("#")[1]}` : ""));
  return page;
}
