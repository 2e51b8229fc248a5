// Cuts the finished pages of one language into what a reader can be sent to: a section, a listing,
// a function of the reference, a claim.

// How much a word counts, by where it stands: a title above prose, prose above code.
const kTitle = 5;
const kName = 1.5;  // the title of a listing, or of a function
const kProse = 1;
const kClaim = 1.4;  // a claim's own sentence is its title and its text
const kFigure = 0.4;  // what tables and captions call things
const kCode = 0.15;
const kReference = 0.25;
const kSentence = 16;  // a cell of a table with fewer characters is a value

// Provenance, drawings, and what is a document of its own or says nothing about the section.
const kOutside = "section, .card, .argument, .claim, figure.listing, .verdicts, .headerlink, svg," +
    " .lead, .tallies, .interval, .chips, .ledger, .matrix, .commands, .strip, dl.cpp," +
    " .toctree-wrapper, .decided, .audited, .surprises, .gathered";

// How much a document counts beside others with the same words, for search.js.
const kRank = {concept: 1, claim: 1, about: 0.7, experiment: 0.6, listing: 0.4, reference: 0.3};
const kPageRank = 1.5;  // the page as a whole, beside its sections
const kAside = 0.6;  // a listing that no concept page argues with

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

function without(element, selector) {
    const copy = element.cloneNode(true);
    for (const each of [...copy.querySelectorAll(selector)]) each.remove();
    return copy;
}

// The words of an element, with a space between blocks; cells and list items are blocks here.
function words(element) {
    for (const each of [...element.querySelectorAll("p, li, dt, dd, td, th, summary, pre, div")])
        each.after(" ");
    return squeezed(element.textContent);
}

function titleOf(element) {
    const heading = element.querySelector("h1, h2, h3, h4, h5, h6");
    return heading ? squeezed(without(heading, ".headerlink").textContent) : "";
}

// What a figure or a table calls its things: its title, its heads, and sentences, but no values.
function figureWords(figure) {
    const told = figure.cloneNode(true);
    for (const each of [...told.querySelectorAll("figcaption")])
        each.replaceWith(...each.querySelectorAll(".figure-title"));
    for (const each of [...told.querySelectorAll("td")])
        if (each.textContent.length < kSentence) each.remove();
    for (const each of [...told.querySelectorAll("td, th, .figure-title")]) each.after(" · ");
    return words(told).replace(/( · ?)+$/, "");
}

// The text of a section itself, without its heading and without the sections inside it.
function ownParts(section) {
    const own = section.cloneNode(false);
    for (const child of section.children)
        if (!child.matches(`h1, h2, h3, h4, h5, h6, ${kOutside}`))
            own.append(child.cloneNode(true));
    const prose = without(own, kOutside);
    const figures = [...prose.querySelectorAll("figure, table, pre")]
        .filter((each) => !each.parentElement.closest("figure, table"));
    const told = figures.map(figureWords).join(" ");
    for (const each of figures) each.remove();
    return [[kProse, words(prose)], [kFigure, told]].filter(([, text]) => text);
}

function sectionDocument(section, page) {
    const parts = ownParts(section);
    const title = titleOf(section);
    if (!title || !parts.length) return [];
    const first = section.parentElement.matches("article");
    return [{url: first ? page.url : `${page.url}#${section.id}`, title, page, parts,
             weight: kTitle, kind: page.kind, rank: first ? kPageRank : 1}];
}

function listingDocument(figure, page) {
    const path = figure.querySelector(".path").textContent;
    const code = [...figure.querySelectorAll("pre.code")].map((each) => each.textContent)
        .join("\n");
    return {url: `${page.url}#${figure.id}`, title: path, page, kind: "listing", weight: kName,
            rank: page.kind === "experiment" ? kAside : 1, parts: [[kCode, squeezed(code)]]};
}

function referenceDocument(entry, page) {
    const signature = entry.querySelector("dt");
    const target = signature.id || signature.querySelector("[id]")?.id;
    const name = [".descclassname", ".descname"]  // the last: parameters have names too
        .map((each) => [...signature.querySelectorAll(each)].pop()?.textContent ?? "").join("");
    if (!target || !name) return [];
    return [{url: `${page.url}#${target}`, title: name, page, kind: page.kind, weight: kName,
             parts: [[kReference, words(without(entry, `dl, ${kOutside}`))]]}];
}

// Every document of a page, in the page's order.
export function pageDocuments(article, page) {
    const found = [];
    for (const section of article.querySelectorAll("section[id]"))
        found.push(...sectionDocument(section, page));
    for (const figure of article.querySelectorAll("figure.listing[id]"))
        found.push(listingDocument(figure, page));
    for (const entry of article.querySelectorAll("dl.cpp"))
        found.push(...referenceDocument(entry, page));
    return found;
}

// What was tried is no whole sentence in the records; here another one follows it.
const ended = (text) => (/[.?!。？！]$/.test(text) ? text
    : text + (/\p{Script=Han}/u.test(text) ? "。" : "."));

export function claimDocument(claim) {
    return {url: claim.url, title: claim.sentence, kind: "claim", weight: kTitle,
            page: {title: claim.page, topic: claim.topic}, state: claim.state,
            badge: claim.verdict, verdict: claim.filter, truth: claim.truth,
            parts: claim.text.map((text) => [kClaim, ended(text)]), unseen: claim.id};
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

// Each Han character is a word of its own: a run of them is then found as a phrase, wherever a
// dictionary would have cut it. The space has no width, so excerpts read as the page does.
const cut = (text) => text.replace(/\p{Script=Han}/gu, "\u200b$&\u200b");

// A document as the page that Pagefind reads. Anchors tell where its title ends, and its text.
export function html(each, language, kinds) {
    const meta = {title: each.title, badge: each.badge, state: each.state, truth: each.truth};
    const filters = {kind: kinds[each.kind], topic: each.page.topic, verdict: each.verdict,
                     page: each.page.title, rank: kRank[each.kind] * (each.rank ?? 1)};
    const tags = (attribute, values) => Object.entries(values).filter(([, value]) => value)
        .map(([key, value]) =>
            `<i ${attribute}="${key}[title]" title="${escaped(String(value))}"></i>`);
    const body = each.parts.map(([weight, text]) =>
        `<p data-pagefind-weight="${weight}">${escaped(cut(text))}</p>`);
    return `<!DOCTYPE html><html lang="${language}"><body data-pagefind-body>
<p data-pagefind-weight="${each.weight}">${escaped(cut(each.title))}</p>
<div id="text">${body.join("\n")}</div>
<p id="unseen" data-pagefind-weight="${kFigure}">${escaped(each.unseen ?? ".")}</p>
${tags("data-pagefind-meta", meta).join("")}${tags("data-pagefind-filter", filters).join("")}
</body></html>`;
}
