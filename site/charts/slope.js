// The same things measured in two places: a line for each goes from one side to the other.
import {
    apart,
    drawn,
    isNarrow,
    kBold,
    kDashes,
    kLine,
    kSmall,
    kSymbols,
    kText,
    Plot,
    scaled,
    words,
} from "./frame.js";
import {wrap} from "./text.js";

export default (spec, width) => {
    const narrow = isNarrow(width),
        middle = narrow ? 84 : 190,
        from = (width - middle) / 2,
        to = width - from;
    const head = 34,
        height = Math.max(narrow ? 300 : 280, spec.lines.length * (narrow ? 78 : 52)),
        bottom = head + height;
    const y = scaled(spec.y, bottom - 14, head + 14),
        marks = [];
    marks.push(
        ...words([spec.left], from, 12, "axis-label", "end", kSmall),
        ...words([spec.right], to, 12, "axis-label", "start", kSmall),
    );
    for (const x of [from, to])
        marks.push(
            Plot.link([0], {
                x1: x,
                x2: x,
                y1: head - 8,
                y2: bottom,
                className: "grid",
                stroke: "currentColor",
            }),
        );
    for (const side of ["left", "right"]) {
        const x = side === "left" ? from : to,
            sign = side === "left" ? -1 : 1;
        const texts = spec.lines.map((each) =>
            side === "left"
                ? wrap(`${each.label}  ${each.leftText}`, kBold, from - 14)
                : wrap(each.rightText, kBold, from - 14),
        );
        const places = apart(
            spec.lines.map((each) => y(each[side])),
            texts.map((lines) => lines.length * kLine + 4),
            head - 8,
            bottom + 6,
        );
        texts.forEach((lines, place) =>
            marks.push(
                ...words(
                    lines,
                    x + sign * 13,
                    places[place] - ((lines.length - 1) * kLine) / 2,
                    `label s${spec.lines[place].style}`,
                    side === "left" ? "end" : "start",
                ),
            ),
        );
    }
    for (const each of spec.lines) {
        const of = `s${each.style}`,
            ends = [
                {px: from, py: y(each.left)},
                {px: to, py: y(each.right)},
            ];
        marks.push(
            Plot.line(ends, {
                x: "px",
                y: "py",
                className: `line ${of}`,
                stroke: "currentColor",
                strokeDasharray: kDashes[each.style],
            }),
        );
        marks.push(
            Plot.dot(ends, {
                x: "px",
                y: "py",
                r: 5,
                symbol: kSymbols[each.style],
                className: `dot mark ${of}`,
                fill: "currentColor",
                title: () => each.title,
            }),
        );
    }
    const label = wrap(spec.y.label, kSmall, width - 4);
    marks.push(...words(label, width / 2, bottom + 20, "axis-label", "middle", kSmall));
    return drawn("slope", width, bottom + 20 + label.length * 16, marks);
};
