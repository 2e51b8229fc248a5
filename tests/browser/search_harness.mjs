// The finished site behind a server of this machine, and its search dialog in Chromium.
import {readFile} from "node:fs/promises";
import {createServer} from "node:http";
import {extname, join, normalize} from "node:path";
import {fileURLToPath} from "node:url";
import {chromium} from "playwright-core";

export const kSite = fileURLToPath(new URL("../../build/site", import.meta.url));
const kBelow = "/some/where/";
const kTypes = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"};

async function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    try {
        if (!path.startsWith(kBelow)) throw new Error("not of this site");
        const content = await readFile(join(kSite, normalize(`/${path.slice(kBelow.length)}`)));
        response.setHeader("Content-Type", kTypes[extname(path)] ?? "application/octet-stream");
        response.end(content);
    } catch {
        response.writeHead(404).end();
    }
}

// The site below a path: {address, close}.
export async function served() {
    const server = createServer(answer);
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    return {address: `http://127.0.0.1:${server.address().port}${kBelow}`,
            close: () => server.close()};
}

export function browser() {
    return chromium.launch({executablePath: process.env.LAB_CHROMIUM ?? "/usr/bin/chromium",
                            args: ["--no-sandbox"]});
}

// Opens the dialog of a page that is shown.
export async function opened(page) {
    await page.click("button.find");
    return page.locator("dialog.find-dialog");
}

// Types a query and waits until its answer is there.
export async function typed(dialog, query) {
    await dialog.locator("input[role=searchbox]").fill(query);
    await dialog.locator(".find-list[aria-busy=false]").waitFor({state: "attached"});
}

// Where the results lead, in their order, from the root of the language's site.
export async function addresses(dialog) {
    return dialog.locator(".find-list a").evaluateAll((links) => links.map((link) =>
        link.href.replace(/^.*?\/some\/where\/\w+\//, "")));
}
