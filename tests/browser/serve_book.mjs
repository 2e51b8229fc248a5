// A small book of its own, served by ./lab serve's program, and what its terminal says.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./harness.mjs";

const kept = "build/evidence";

function copyBook(folder) {
    const book = join(root, "tests/site/book");
    for (const [from, to] of [["en", "docs/en"], ["zh", "docs/zh"], ["claims", "claims"], ["snippets", "snippets"],
        ["evidence", kept], ["proofs", "proofs"]]) cpSync(join(book, from), join(folder, to), { recursive: true });
    const settings = readFileSync(join(book, "conf.py"), "utf-8")
        .replace('{"en": "en", "zh": "zh"}', '{"en": "docs/en", "zh": "docs/zh"}').replace("lab_strict = True", "lab_strict = False");
    writeFileSync(join(folder, "conf.py"), settings);
}

// A port that nobody listens at now.
export async function freePort() {
    const server = createServer();
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address();
    await new Promise((closed) => server.close(closed));
    return port;
}

export class Served {
    said = "";

    constructor(port, { evidence = true } = {}) {
        this.folder = mkdtempSync(join(tmpdir(), "lab-serve-"));
        this.port = port;
        copyBook(this.folder);
        if (!evidence) rmSync(join(this.folder, kept), { recursive: true });
    }

    start(...more) {
        const program = spawn("/usr/bin/python3", ["-m", "serve", "--port", this.port, ...more], {
            cwd: this.folder, env: { ...process.env, PYTHONPATH: join(root, "site"), PYTHONDONTWRITEBYTECODE: "1", LAB_SITE: join(root, "site") } });
        for (const each of [program.stdout, program.stderr]) each.on("data", (bytes) => { this.said += bytes; });
        this.ended = new Promise((done) => program.on("close", (status) => done(status)));
        this.program = program;
        return this;
    }

    // Waits until the terminal has said it, or fails with all that it did say.
    async says(wanted, from = 0) {
        for (let left = 400; left; left -= 1) {
            if (wanted.test(this.said.slice(from))) return this.said.length;
            await new Promise((later) => setTimeout(later, 50));
        }
        throw new Error(`wanted ${wanted} on the terminal, saw\n${this.said.slice(from)}`);
    }

    address(page) { return `http://127.0.0.1:${this.port}/${page}`; }
    source(name) { return readFileSync(join(this.folder, name), "utf-8"); }
    write(name, text) { mkdirSync(join(this.folder, name, ".."), { recursive: true }); writeFileSync(join(this.folder, name), text); }
    edit(name, old, now) {
        const text = this.source(name);
        if (!text.includes(old)) throw new Error(`${name} does not hold ${old}`);
        this.write(name, text.replace(old, now));
    }

    async stop(signal = "SIGINT") {
        if (this.program.exitCode === null) this.program.kill(signal);
        return this.ended;
    }

    remove() { rmSync(this.folder, { recursive: true, force: true }); }
}
