// How wide a text will be and where it breaks. No font is at hand while pages are built, so this
// goes by classes of letters.

const kHan = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60]/u;
// As wide as in DejaVu Sans, the widest of the usual fonts.
const kClasses = [
    [/[ijlIJ'|,. \u00a0’·]/u, 0.31],
    [/[/:;f!()[\]tr-]/u, 0.4],
    [/["*_“”szc?]/u, 0.54],
    [/[FkvxyPTYoaeL]/u, 0.61],
    [/[AVXZBRCUNHDGOQ&]/u, 0.75],
    [/[w#+<=>~÷×≥≤→M]/u, 0.85],
    [/[%mW@…—]/u, 0.98],
];
const kNotFirst = /[，。、；：？！）》”’」』…%‰)\],.;:?!]/u; // must not begin a line

const letter = (each) => {
    if (kHan.test(each) || each.codePointAt(0) > 0xffff) return 1;
    return kClasses.find(([letters]) => letters.test(each))?.[1] ?? 0.64;
};

/** Width of a text, px, in a font of `size` px. */
export const widthOf = (text, size) =>
    [...text].reduce((sum, each) => sum + letter(each), 0) * size;

/** Pieces between which a line may break: words, Han letters with the punctuation after them. */
const pieces = (text) => {
    const found = [];
    for (const each of text) {
        const last = found[found.length - 1];
        const joined =
            last !== undefined &&
            !/\s$/u.test(last) &&
            (kNotFirst.test(each) ||
                /\s/u.test(each) ||
                !(kHan.test(each) || kHan.test(last[last.length - 1])) ||
                /[（《“「『]$/u.test(last));
        if (joined) found[found.length - 1] += each;
        else found.push(each);
    }
    return found;
};

/** A piece that is wider than a whole line, cut where it must be. */
const cut = (piece, size, width) => {
    const parts = [""];
    for (const each of piece) {
        if (parts[parts.length - 1] && widthOf(parts[parts.length - 1] + each, size) > width)
            parts.push("");
        parts[parts.length - 1] += each;
    }
    return parts;
};

/** The lines of a text that none of them is wider than `width` px. */
export const wrap = (text, size, width) => {
    const lines = [""];
    for (const piece of pieces(text.trim()).flatMap((each) =>
        widthOf(each.trimEnd(), size) > width ? cut(each, size, width) : [each],
    )) {
        const last = lines[lines.length - 1];
        if (last && widthOf((last + piece).trimEnd(), size) > width) lines.push(piece);
        else lines[lines.length - 1] += piece;
    }
    return lines.map((each) => each.trim());
};

export const widest = (lines, size) => Math.max(0, ...lines.map((each) => widthOf(each, size)));
