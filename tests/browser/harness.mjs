// What the browser tests share: Chromium, the site below a path of a server, its pages, its readers.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(fileURLToPath(import.meta.url), "../../..");
export const site = process.env.LAB_SITE_FOLDER ?? join(root, "build/site");
export const languages = process.env.LAB_LANGUAGE ? [process.env.LAB_LANGUAGE] : ["en", "zh"];
const below = "/some/where/";  // a book may stand anywhere
const kinds = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".svg": "image/svg+xml", ".csv": "text/csv; charset=utf-8", ".wasm": "application/wasm",
};

function files(folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
        const path = join(folder, each.name);
        return each.isDirectory() ? files(path) : [path];
    });
}

function everyPage() {
    const found = statSync(join(site, "index.html"), { throwIfNoEntry: false }) ? files(site) : [];
    const pages = found.filter((path) => path.endsWith(".html")).map((path) => relative(site, path)).sort();
    if (pages.length < 3) {
        throw new Error(`${site}: wanted the finished book in both languages, saw ${pages.length} pages; run ./lab site`);
    }
    return pages;
}

// The bytes of a page or another file of the site, as text.
export function text(path) {
    return readFileSync(join(site, path), "utf-8");
}

// Of one language's pages of claims, the first of every verdict and the first of every judgement.
function sampled(language) {
    const { claims } = JSON.parse(text(`${language}/ledger.json`));
    const isFirst = (kind) => (claim, at) => claims.findIndex((each) => each[kind] === claim[kind]) === at;
    return ["verdict", "truth"].flatMap((kind) => claims.filter(isFirst(kind)))
        .map((claim) => `${language}/${claim.address}`);
}

const everything = everyPage();
// The small pages that go on to another site at once; explorer.test.mjs opens those.
export const leaving = everything.filter((page) => /^\w+\/_explorer\//.test(page));
const all = everything.filter((page) => !leaving.includes(page));
// A page of each kind of claim in each language. One template makes hundreds of such pages, so that
// a browser opens these and no others; what needs no browser reads them all: tests/checks.
export const claims = [...new Set(["en", "zh"].flatMap(sampled))].sort();
// Paths of all other pages, and of those, from the root of the site: index.html, en/index.html, …
export const pages = all.filter((page) => !/^\w+\/claims\//.test(page) || claims.includes(page));
// Pages of one concept each: a folder of their own, and claims.
export const concepts = pages.filter((page) => text(page).includes('class="verdicts"'));

// Serves the site on this machine alone, as plainly as any server of files.
export async function serve() {
    const server = createServer((request, response) => {
        const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
        const file = path.startsWith(below) ? join(site, path.slice(below.length)) : "";
        if (!file.startsWith(site) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
            response.writeHead(404).end();
            return;
        }
        response.writeHead(200, { "content-type": kinds[extname(file)] ?? "application/octet-stream" });
        response.end(readFileSync(file));
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    const origin = `http://127.0.0.1:${server.address().port}`;
    return { origin, address: (page) => origin + below + page, close: () => server.close() };
}

// Debian's Chromium. No name but this machine's is ever looked up, whatever the browser would like.
export function openBrowser() {
    return chromium.launch({
        executablePath: process.env.LAB_CHROMIUM ?? "/usr/bin/chromium",
        args: [
            ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
            "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability",
            "--disable-sync", "--no-pings", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
    });
}

// A reader with a screen of so many CSS pixels, a colour scheme, and a browser with or without script.
export async function reader(browser, { width = 1280, height = 900, scheme = "light", script = true, zoom = 1 } = {}) {
    const context = await browser.newContext({
        viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
        deviceScaleFactor: zoom, colorScheme: scheme, javaScriptEnabled: script, reducedMotion: "reduce",
    });
    return context.newPage();
}

// Browser and server for the tests of one file, ended with it.
export function lifetime({ before, after }) {
    const held = {};
    before(async () => {
        held.server = await serve();
        held.browser = await openBrowser();
    });
    after(async () => {
        await held.browser?.close();
        held.server?.close();
    });
    return held;
}

// Fails with all complaints, one a line.
export function none(complaints) {
    if (complaints.length) throw new Error(`${complaints.length} complaints\n${complaints.join("\n")}`);
}
