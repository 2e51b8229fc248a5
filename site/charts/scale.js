// A scale on which a guessed number is set against the measured interval and what others say.
import {bottomAxis, drawn, kLine, kSmall, kText, Plot, scaled, words} from "./frame.js";
import {widest, widthOf} from "./text.js";

const kRow = 30; // px from row to row

/** The text of a mark, on the side where there is room. */
const beside = (text, px, y, right, className) =>
    px + 12 + widthOf(text, kText) <= right + 24
        ? words([text], px + 10, y, className)
        : words([text], px - 10, y, className, "end");

/** Each text above or below its mark, so that neighbours do not run together. */
const others = (common, x, y) =>
    [...common]
        .sort((a, b) => a.at - b.at)
        .flatMap((each, place) => [
            Plot.dot([each], {
                x: x(each.at),
                y,
                r: 4.5,
                className: "dot ghost common",
                fill: "currentColor",
            }),
            ...words(
                [each.text],
                x(each.at),
                y + (place % 2 ? -kLine + 1 : kLine - 1),
                "value muted",
                "middle",
                kSmall,
            ),
        ]);

export default (spec, width) => {
    const left = Math.ceil(widest(spec.leads, kText)) + 22,
        right = width - 30;
    const x = scaled(spec.x, left, right);
    const rows = [18, 18 + kRow + kLine, 18 + 2 * kRow + 2 * kLine];
    const bottom = rows[2] + 18,
        measured = spec.measured;
    const axis = bottomAxis(spec.x, left, right, 4, bottom);
    const marks = [
        ...axis.marks,
        ...words([spec.leads[0]], 0, rows[0], "label"),
        ...(spec.common.length ? words([spec.leads[1]], 0, rows[1], "label") : []),
        Plot.link([measured], {
            x1: x(measured.low),
            x2: x(measured.high),
            y1: rows[0],
            y2: rows[0],
            className: "interval mark s0",
            stroke: "currentColor",
        }),
        Plot.dot([measured], {
            x: x(measured.at),
            y: rows[0],
            r: 5,
            className: "dot mark s0",
            fill: "currentColor",
            title: measured.title,
        }),
        ...beside(measured.text, Math.max(x(measured.high), x(measured.at)), rows[0], right, "value s0"),
        ...others(spec.common, x, rows[1]),
    ];
    return drawn("scale", width, bottom + axis.height, marks).replace(
        "<svg",
        `<svg data-left="${left}" data-right="${right}" data-y="${rows[2]}"`,
    );
};
