// A share in each cell of two dimensions: the darker, the larger, and the number in words.
import {drawn, isNarrow, kLine, kSmall, kText, Plot, words} from "./frame.js";
import {widest, widthOf, wrap} from "./text.js";

export default (spec, width) => {
    const narrow = isNarrow(width),
        size = narrow ? kSmall : kText;
    const left =
        Math.ceil(
            Math.max(widest(spec.rows, size), widest([spec.corner], kSmall) * (narrow ? 0.55 : 1)),
        ) + 12;
    const wide = (width - left) / spec.columns.length,
        tall = narrow ? 30 : 32;
    const heads = spec.columns.map((each) => wrap(each, narrow ? 11 : size, wide - 6));
    const corner = wrap(spec.corner, kSmall, left - 6),
        marks = [];
    const top = Math.max(...heads.map((lines) => lines.length), corner.length) * kLine + 8;
    heads.forEach((lines, place) =>
        marks.push(
            ...words(
                lines,
                left + (place + 0.5) * wide,
                top - 2 - lines.length * (size + 4) + 4,
                "label",
                "middle",
                narrow ? 11 : size,
            ),
        ),
    );
    marks.push(
        ...words(corner, left - 10, top - 2 - corner.length * 16 + 4, "axis-label", "end", kSmall),
    );
    spec.rows.forEach((row, place) =>
        marks.push(...words([row], left - 10, top + (place + 0.5) * tall, "label", "end", size)),
    );
    for (const cell of spec.cells) {
        const x = left + cell.column * wide,
            y = top + cell.row * tall;
        marks.push(
            Plot.rect([cell], {
                x1: x + 1,
                x2: x + wide - 1,
                y1: y + 1,
                y2: y + tall - 1,
                rx: 3,
                className: "cell mark",
                fill: "currentColor",
                fillOpacity: 0.06 + 0.84 * cell.share,
                title: (each) => each.title,
            }),
        );
        marks.push(
            ...words(
                [cell.text],
                x + wide / 2,
                y + tall / 2,
                cell.share > 0.5 ? "cell-number over" : "cell-number",
                "middle",
                size,
            ),
        );
    }
    let bottom = top + spec.rows.length * tall;
    for (const limit of spec.limits)
        marks.push(
            Plot.link([limit], {
                x1: left - 8,
                x2: width,
                y1: top + limit.before * tall,
                y2: top + limit.before * tall,
                className: "limit",
                stroke: "currentColor",
            }),
        );
    for (const limit of spec.limits) {
        const lines = wrap(limit.text, kSmall, width - left);
        marks.push(...words(lines, left, bottom + 14, "limit-label", "start", kSmall));
        bottom += 8 + lines.length * 16;
    }
    return drawn("heat", width, bottom + 4, marks);
};
