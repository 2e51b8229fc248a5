// How soon an edited page is on the screen under ./lab serve: node bench/serve.mjs [EDITS]; needs Chromium.
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../tests/browser/serve_book.mjs";
import { openBrowser, reader } from "../tests/browser/harness.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pages = ["en/ledger", "en/memory/does_malloc_give_memory", "zh/memory/does_malloc_give_memory"];
const copied = ["docs", "conf.py"], linked = ["claims", "compilers.toml", "evidence", "glossary", "snippets", "proofs", "site", "runner"];
const builtBefore = ["evidence", "doxygen", "charts", "diagrams"];

// A checkout that may be edited: the pages are copies, the rest is the book's own.
function copyOfBook() {
    const folder = mkdtempSync(join(tmpdir(), "lab-bench-"));
    copied.forEach((name) => cpSync(join(root, name), join(folder, name), { recursive: true }));
    mkdirSync(join(folder, "build"));
    linked.forEach((name) => symlinkSync(join(root, name), join(folder, name)));
    builtBefore.forEach((name) => cpSync(join(root, "build", name), join(folder, "build", name), { recursive: true }));
    return folder;
}

async function seconds(tab, file, number) {
    const sentence = `Sentence ${number} that was added.`, began = performance.now();
    appendFileSync(file, `\n${sentence}\n`);
    await tab.getByText(sentence).first().waitFor({ state: "attached", timeout: 60_000 });
    return (performance.now() - began) / 1000;
}

const edits = Number(process.argv[2] ?? 7), folder = copyOfBook(), port = await freePort();
const server = spawn("/usr/bin/python3", ["-m", "serve", "--port", port], { cwd: folder, env: { ...process.env, PYTHONPATH: join(root, "site") } });
let said = "";
server.stdout.on("data", (bytes) => { said += bytes; });
const browser = await openBrowser();
try {
    while (!/zh: \d+ pages/.test(said) || !/en: \d+ pages/.test(said)) await new Promise((later) => setTimeout(later, 200));
    console.log(`${cpus()[0].model}, ${cpus().length} CPUs; load ${loadavg()[0].toFixed(1)} at the start`);
    for (const page of pages) {
        const tab = await reader(browser), times = [];
        await tab.goto(`http://127.0.0.1:${port}/${page}.html`);
        for (let number = 1; number <= edits; number += 1) {
            times.push(await seconds(tab, join(folder, "docs", `${page}.md`), number));
            await new Promise((later) => setTimeout(later, 4000));  // an author reads, and the other language is made
        }
        times.sort((a, b) => a - b);
        console.log(`${relative("", page)}: median ${times[Math.floor(edits / 2)].toFixed(2)} s (${times[0].toFixed(2)} to ${times.at(-1).toFixed(2)}), ${edits} edits`);
        await tab.close();
    }
    console.log(`load ${loadavg()[0].toFixed(1)} at the end`);
} finally {
    await browser.close();
    server.kill("SIGINT");
    await new Promise((ended) => server.on("close", ended));
    rmSync(folder, { recursive: true });
}
