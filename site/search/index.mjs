// Makes the search index of a finished site: node site/search/index.mjs build/site
// Each language's stands in its own folder, so that a reader loads one and a site moves as a whole.
import {copyFile, mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseHTML} from "linkedom";
import * as pagefind from "pagefind";
import {claimDocument, html, pageDocuments} from "./documents.mjs";

const kLanguages = ["en", "zh"];
// Of what Pagefind brings, the parts that search.js asks for: no interface, no worker.
const kWanted = /^(pagefind\.js|pagefind-entry\.json|.*\.(pf_\w+|pagefind))$/;
const kOurs = ["query", "result"];  // modules of ours that a browser loads beside them
// “io_uring” is one word; its halves are found too.
const kInsideWords = "_";

async function documentsOf(folder) {
    const told = JSON.parse(await readFile(join(folder, "_search/book.json"), "utf8"));
    const documents = told.claims.map(claimDocument);
    for (const [url, page] of Object.entries(told.pages)) {
        const {document} = parseHTML(await readFile(join(folder, url), "utf8"));
        const article = document.querySelector("article[data-pagefind-body]");
        if (article) documents.push(...pageDocuments(article, {...page, url}));
    }
    return {documents, kinds: told.kinds};
}

function complained(errors, what) {
    if (errors.length) throw new Error(`${what}: ${errors.join("; ")}`);
}

async function write(index, folder) {
    const {files, errors} = await index.getFiles();
    complained(errors, folder);
    await rm(folder, {recursive: true, force: true});
    let bytes = 0;
    for (const {path, content} of files.filter((each) => kWanted.test(each.path))) {
        await mkdir(dirname(join(folder, path)), {recursive: true});
        await writeFile(join(folder, path), content);
        bytes += content.length;
    }
    for (const name of kOurs)
        await copyFile(fileURLToPath(new URL(`${name}.mjs`, import.meta.url)),
                       join(folder, `${name}.js`));
    return bytes;
}

async function indexLanguage(site, language) {
    const {index} = await pagefind.createIndex({includeCharacters: kInsideWords});
    const {documents, kinds} = await documentsOf(join(site, language));
    for (const each of documents) {
        const content = html(each, language, kinds);
        const {errors} = await index.addHTMLFile({url: each.url, content});
        complained(errors, each.url);
    }
    const bytes = await write(index, join(site, language, "pagefind"));
    console.log(`${language}: ${documents.length} documents, ${Math.round(bytes / 1024)} KiB`);
}

if (process.argv.length !== 3) {
    console.error("usage: node site/search/index.mjs SITE");
    process.exit(2);
}
try {
    for (const language of kLanguages) await indexLanguage(process.argv[2], language);
} finally {
    await pagefind.close();
}
