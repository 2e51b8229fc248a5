// How a document that was found is shown: its title, its page, its verdict, and what it says there.

const kLatin = 28;  // words of an excerpt
const kHan = 60;  // the same where every Han character is a word

function made(tag, name, text = "") {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.textContent = text;
    return element;
}

// Between words of a Chinese document there is no space, but between Han and the rest there is.
function apart(before, word, thin) {
    if (!thin) return true;
    if (!/[\p{L}\p{N})]$/u.test(before) || !/^[\p{L}\p{N}]/u.test(word)) return false;
    return !/\p{Script=Han}$/u.test(before) || !/^\p{Script=Han}/u.test(word);
}

// The words of a document from one place to another, runs of those that were asked for marked.
function marked(element, {words, places, thin}, from, to) {
    let mark = null;
    for (let at = from; at < to; at += 1) {
        const text = (at > from && apart(words[at - 1], words[at], thin) ? " " : "") + words[at];
        if (!places.has(at)) element.append(text);
        else if (mark) mark.append(text);
        else element.append(text.slice(0, -words[at].length), mark = made("mark", "", words[at]));
        if (!places.has(at)) mark = null;
    }
    element.normalize();
    return element;
}

// Where an excerpt begins: a little before the stretch with most of the marked words.
function densest(places, first, last, length) {
    let best = first, most = 0;
    for (const start of places) {
        if (start < first || start >= last) continue;
        const inside = [...places].filter((at) => at >= start && at < start + length).length;
        if (inside > most) [best, most] = [start, inside];
    }
    return Math.max(first, Math.min(best - Math.round(length / 6), last - length));
}

// A list item with one link; root is the address of the language's site.
export function resultItem({document: told}, root) {
    const {meta, filters, raw_url: address} = told.fragment;
    const length = told.thin ? kHan : kLatin;
    const start = densest(told.places, told.first, told.end, length);
    const stop = Math.min(told.end, start + length);
    const crumb = filters.page[0] === meta.title ? "" : `${filters.page[0]} › `;
    const link = document.createElement("a"), item = document.createElement("li");
    link.href = new URL(address, root).href;
    link.append(marked(made("span", "find-title"), told, 0, told.first),
                made("span", "find-crumb", crumb + filters.kind[0]));
    if (meta.badge) link.append(made("span", `badge badge-${meta.state}`, meta.badge));
    if (start < stop) {
        const text = marked(made("span", "find-text"), told, start, stop);
        if (start > told.first) text.prepend("… ");
        if (stop < told.end) text.append(" …");
        link.append(text);
    }
    item.append(link);
    return item;
}
