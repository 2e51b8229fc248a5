// What a page asks for, what it costs to fetch, and that nothing on it moves while it loads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { concepts, lifetime, none, pages, reader } from "./harness.mjs";

const held = lifetime({ before, after });
const most = { bytes: 90 * 1024, script: 25 * 1024, requests: 12 };  // compressed, without drawings of charts
const compressed = (bytes) => gzipSync(bytes, { level: 9 }).length;

// Opens a page and tells all that it asked for, in the order of the answers.
async function visit(tab, page) {
    const seen = { requests: [], faults: [] };
    const heard = {
        console: (message) => seen.faults.push(`${page}: says “${message.text()}” on the console; a page says nothing there`),
        pageerror: (error) => seen.faults.push(`${page}: ${error}`),
        request: (request) => seen.requests.push(request),
        requestfailed: (request) => seen.faults.push(`${page}: ${request.url()} could not be fetched: ${request.failure().errorText}`),
        response: (response) => response.ok() || seen.faults.push(`${page}: ${response.url()} is answered with ${response.status()}`),
    };
    Object.entries(heard).forEach(([event, hear]) => tab.on(event, hear));
    await tab.goto(held.server.address(page), { waitUntil: "networkidle" });
    Object.entries(heard).forEach(([event, hear]) => tab.off(event, hear));
    seen.faults.push(...seen.requests.map((request) => request.url()).filter((url) => !url.startsWith(held.server.origin))
        .map((url) => `${page}: asks ${url}, which is another site's; keep a copy of ours, or leave it out`));
    return seen;
}

test("no page says anything on the console, asks another site, or asks in vain", async () => {
    const tab = await reader(held.browser), found = [];
    for (const page of pages) found.push(...(await visit(tab, page)).faults);
    none(found);
});

// The page without the drawings of its charts, whose size is the evidence's.
function withoutCharts(source) {
    const parsed = new DOMParser().parseFromString(source, "text/html");
    parsed.querySelectorAll(".chart svg").forEach((each) => each.remove());
    return parsed.documentElement.outerHTML;
}

for (const page of concepts) {
    test(`the first load of ${page} is light, and nothing moves`, async (context) => {
        const tab = await reader(held.browser);
        await tab.addInitScript(() => {
            window.shift = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((each) => { window.shift += each.value; }))
                .observe({ type: "layout-shift", buffered: true });
        });
        const { requests } = await visit(tab, page);
        const loaded = await Promise.all(requests.map(async (request) => ({
            kind: request.resourceType(), body: await (await request.response()).body() })));
        const html = await tab.evaluate(withoutCharts, loaded[0].body.toString());
        const size = (kind) => loaded.filter((each) => each.kind === kind).reduce((sum, each) => sum + compressed(each.body), 0);
        const total = compressed(html) + loaded.slice(1).reduce((sum, each) => sum + compressed(each.body), 0);
        context.diagnostic(`${total} bytes (page ${compressed(html)}, style ${size("stylesheet")}, script ${size("script")}), ${requests.length} requests`);

        await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        assert.equal(await tab.evaluate(() => window.shift), 0, `${page}: wanted no layout shift; give what comes late its place`);
        assert.ok(total <= most.bytes, `${page}: wanted at most ${most.bytes} compressed bytes without charts, saw ${total}`);
        assert.ok(size("script") <= most.script, `${page}: wanted at most ${most.script} compressed bytes of script, saw ${size("script")}`);
        assert.ok(requests.length <= most.requests, `${page}: wanted at most ${most.requests} requests, saw ${requests.length}`);
        const eager = await tab.locator("script[src]:not([defer])").count();
        assert.equal(eager, 0, `${page}: wanted every script deferred, saw ${eager} that are not`);
        await tab.context().close();
    });
}
