// What a search query means: its terms, the documents that hold them all, and their order.

// Words that stand in nearly every sentence find nothing: beside others they are left out.
const kCommon = new Set(("a an and are as at be by can do does for from how i in into is it its " +
    "me my not of on or so than that the their then there these this to was what when where " +
    "which who why vs will with you your 的 了 是 在 和 与 或 吗 呢 么 吧 也 都 就 而 及 被 把 会 有 " +
    "这 那 我 你 它 什么 怎么 怎样 如何 为什么 哪些 哪个 是否 一个 可以 以及 多少").split(" "));
const kOneWord = 3;  // characters of a run of Han that is one term wherever the book has it so
const kRead = 30;  // documents that are read to put them in order
const kPhrase = 1.6;  // how much more a document counts that has the whole query as it stands
const kLacking = 0.5;  // how much less one counts for each term that it lacks
const kGoesOn = 0.6;  // the same for one that has only longer words where others have the very word
const kFew = 3;  // with fewer documents that have all terms, others are shown too
const kTitle = 2.5;  // a term in a title, beside 1 for a text that is full of it
const kPageTitle = 0.7;  // the same in the title of the page
const kUsual = 60;  // words of a usual document
const kDocuments = 1000;  // about how many there are: a term in each of them says little

const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter("zh", {granularity: "word"});

const isCommon = (word) => kCommon.has(word);
const isHan = (text) => /\p{Script=Han}/u.test(text);

// As the index has it: every Han character is a word of its own.
const spaced = (text) => (isHan(text) ? [...text].join(" ") : text);

// Single characters that a dictionary leaves over belong together: 缺 and 页 are one word here.
function hanWords(run) {
    const found = [];
    let joining = false;
    for (const {segment} of segmenter ? segmenter.segment(run) : [{segment: run}]) {
        const single = segment.length === 1 && !isCommon(segment);
        if (single && joining) found[found.length - 1] += segment;
        else found.push(segment);
        joining = single;
    }
    return found.filter((word) => !isCommon(word));
}

// Runs of Han and words of other scripts, without the section of a manual page: fork(2) is fork.
// I/O is one word in the English index and two in the Chinese one.
function tokens(query, language) {
    return query.normalize("NFKC").toLowerCase().replace(/\(\d\w?\)/g, " ")
        .replace(/\b([a-z])\/([a-z])\b/g, language.startsWith("zh") ? "$1 $2" : "$1$2")
        .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/gu) ?? [];
}

const tells = (token) => (isHan(token) ? hanWords(token).length > 0 : !isCommon(token));

// Where the words of a document are the characters of a term, one after the other.
function phrasePlaces(words, text) {
    const letters = [...text];
    return [...words.keys()].filter((at) => letters.every((letter, n) => words[at + n] === letter));
}

// Whether a word of a document, which may be several joined, is one that a term found; the
// beginning of a longer one is too little where the term is short.
const stands = (text, word) => text.length > 2 || word.toLowerCase()
    .replace(/\b([a-z])\/([a-z])\b/g, "$1$2").split(/[^\p{L}\p{N}]+/u).includes(text);

// The words of a document, where each term stands in it, and where its title and text end.
async function read(hit, terms) {
    if (hit.document) return hit;
    const fragment = await hit.data();
    const thin = fragment.raw_content.includes("\u200b");
    const words = fragment.raw_content.split(thin ? "\u200b" : /\s+/)
        .map((word) => word.trim().replace(/&lt;/g, "<").replace(/&gt;/g, ">"));
    const [first, end] = ["text", "unseen"].map((id) =>
        fragment.anchors.find((each) => each.id === id).location);
    if (first && !fragment.meta.title.endsWith(".")) {  // Pagefind ends each block with a stop
        words[first - 1] = words[first - 1].replace(/\.$/, "");
    }
    const places = new Set();
    const standing = terms.map((term) => {
        if (!isHan(term.text)) {
            const found = (hit.places.get(term) ?? []).filter((at) => stands(term.text, words[at]));
            found.forEach((at) => places.add(at));
            return found;
        }
        const found = phrasePlaces(words, term.text);
        for (const at of found) for (let n = 0; n < term.text.length; n += 1) places.add(at + n);
        return found;
    });
    hit.document = {words, thin, first, end, places, standing, fragment};
    return hit;
}

// Rare terms count more, titles more than text, and code and the reference less than prose.
function worth({document, whole, lacks}, terms) {
    const {words, first, standing, fragment} = document;
    const page = fragment.filters.page[0].toLowerCase();
    const length = 0.5 + 0.5 * (words.length - first) / kUsual;
    let sum = 0;
    terms.forEach((term, n) => {
        const titles = standing[n].filter((at) => at < first).length;
        const times = standing[n].length - titles;
        sum += Math.log(1 + kDocuments / term.count) *
            ((titles && kTitle) + (page.includes(term.text) && kPageTitle) +
             times / (times + length));
    });
    return sum * fragment.filters.rank[0] * (whole ? kPhrase : 1) * lacks;
}

const byScore = (left, right) => right.score - left.score;

// The documents with all terms; of three or more terms, where few have all, those that lack some.
function together(terms) {
    const known = terms.filter((each) => each.hits.size), found = new Map();
    for (const term of known)
        for (const [id, {data, score, places, goesOn}] of term.hits) {
            const hit = found.get(id) ?? {data, score: 0, terms: 0, places: new Map()};
            hit.terms += 1;
            hit.score += score;
            hit.goesOn ||= goesOn;
            hit.places.set(term, places);
            found.set(id, hit);
        }
    const enough = known.length < 3 ? 1 : kFew;
    for (let lacking = 0; lacking < known.length; lacking += 1) {
        const hits = [...found].filter(([, hit]) => hit.terms >= known.length - lacking);
        if (hits.length < enough && lacking + 1 < known.length) continue;
        for (const [, hit] of hits)
            hit.lacks = kLacking ** (known.length - hit.terms) * (hit.goesOn ? kGoesOn : 1);
        return hits;
    }
    return [];
}

// A function from a query to {hits, common}: common if all its words are.
export function asker(pagefind, language) {
    async function ask(text) {
        const {results} = await pagefind.search(text);
        return new Map(results.map((each) => [each.id, each]));
    }
    const askWhole = (text) => ask(`"${text}"`);

    // Of a word that it does not know, Pagefind finds the longest beginning that it does.
    async function isMadeUp(text, hit) {
        const {document} = await read({...hit, places: new Map()}, []);
        return !hit.words.some((at) => document.words[at].toLowerCase().includes(text));
    }

    // The documents with a term. Pagefind scores loose matches only, and tells exact ones apart
    // without a score, so it is asked both. A word that is still being typed may go on; so may one
    // that is not in the book as it stands.
    async function lookUp(text, typing) {
        const [loose, exact] = await Promise.all([ask(spaced(text)), askWhole(spaced(text))]);
        let wanted = exact;
        if (!isHan(text) && text.length > 2) {
            if (typing && exact.size) wanted = loose;
            const [best] = loose.values();
            if (!exact.size && best && !await isMadeUp(text, best)) wanted = loose;
        }
        const term = {text, count: wanted.size, hits: new Map()};
        for (const [id, hit] of wanted) {  // of an exact match Pagefind tells the first place only
            const {score, words} = loose.get(id) ?? hit;
            term.hits.set(id, {data: hit.data, score, goesOn: exact.size && !exact.has(id),
                               places: [...new Set([...words, ...hit.words])]});
        }
        return term;
    }

    async function hanRun(run) {
        const words = hanWords(run), whole = words.join("");
        if (whole.length <= kOneWord && run.includes(whole)) {
            const found = await lookUp(whole, false);
            if (found.count) return [found];
        }
        return Promise.all(words.map((each) => lookUp(each, false)));
    }

    // The query as it stands, and as one name: “io uring” is io_uring, “copy on write” one word.
    async function wholes(all) {
        const forms = [all.map(spaced).join(" "), ...all.filter(isHan).map(spaced)];
        if (all.length > 1 && !all.some(isHan)) forms.push(all.join(""), all.join("_"));
        const phrases = [...new Set(forms)].filter((form) => all.length > 1 || form.includes(" "));
        const answers = await Promise.all(phrases.map(askWhole));
        return new Set(answers.flatMap((each) => [...each.keys()]));
    }

    return async function (query) {
        const all = tokens(query, language), telling = all.filter(tells);
        if (!telling.length) return {hits: [], common: all.length > 0};
        const typing = /[\p{L}\p{N}_]$/u.test(query) && all[all.length - 1];
        const phrases = await wholes(all);
        const terms = (await Promise.all(telling.map(async (each) =>
            (isHan(each) ? hanRun(each) : [await lookUp(each, each === typing)])))).flat();
        const hits = together(terms).map(([id, hit]) => {
            const whole = phrases.has(id);
            return {...hit, id, whole, score: hit.score * hit.lacks * (whole ? kPhrase : 1),
                    read() { return read(this, terms); }};
        }).sort(byScore);
        const best = await Promise.all(hits.splice(0, kRead).map((hit) => hit.read()));
        for (const hit of best) hit.score = worth(hit, terms);
        return {hits: [...best.sort(byScore), ...hits], common: false};
    };
}
