// Parts of a whole, laid end to end from nought; the control's bar below, hollow.
import {
    bottomAxis,
    drawn,
    isNarrow,
    kBold,
    kLine,
    kSmall,
    kText,
    Plot,
    scaled,
    words,
} from "./frame.js";
import {widest, widthOf, wrap} from "./text.js";

const kTall = 26;

const drawnPart = (part, row, x, y) => {
    const ghost = row.control === undefined ? "" : " ghost",
        from = x(part.from),
        to = x(part.to);
    const fits = to - from > widthOf(part.text, kBold) + 8;
    return [
        Plot.rect([part], {
            x1: from,
            x2: Math.max(to, from + 0.5),
            y1: y,
            y2: y + kTall,
            className: `part mark s${part.style}${ghost}`,
            fill: "currentColor",
            title: (each) => each.title,
        }),
        ...(fits
            ? words(
                  [part.text],
                  (from + to) / 2,
                  y + kTall / 2,
                  `part-number s${part.style}${ghost}`,
                  "middle",
              )
            : []),
    ];
};

/** What each part is, once above all bars. */
const legend = (parts, width, from) => {
    const marks = [];
    let x = 0,
        y = from;
    for (const part of parts) {
        const lines = wrap(part.label, kText, width - 22),
            wide = widest(lines, kText) + 40;
        if (x > 0 && (x + wide > width || lines.length > 1)) {
            x = 0;
            y += kLine + 3;
        }
        marks.push(
            Plot.rect([part], {
                x1: x + 0.5,
                x2: x + 13,
                y1: y - 6,
                y2: y + 6.5,
                className: `part s${part.style}`,
                fill: "currentColor",
            }),
        );
        marks.push(...words(lines, x + 20, y, "label"));
        y += (lines.length - 1) * kLine;
        x += wide;
    }
    return {marks, y: y + kLine + 4};
};

export default (spec, width) => {
    const narrow = isNarrow(width),
        room = narrow
            ? 0
            : Math.min(
                  widest(
                      spec.rows.map((row) => row.label),
                      kText,
                  ) + 2,
                  230,
              );
    const left = narrow ? 4 : room + 16,
        right = width - 30,
        x = scaled(spec.x, left, right);
    const key = legend(spec.legend, width, 10),
        marks = [...key.marks],
        bars = [];
    let y = key.y;
    const top = y;
    for (const row of spec.rows) {
        const lines = wrap(row.label, kText, narrow ? width - 4 : room),
            above = narrow ? lines.length * kLine + 2 : 0;
        const tall = Math.max(kTall, narrow ? 0 : lines.length * kLine),
            bar = y + above + (tall - kTall) / 2;
        bars.push(
            ...words(
                lines,
                0,
                narrow ? y + 9 : y + tall / 2 - ((lines.length - 1) * kLine) / 2,
                row.control === undefined ? "label" : "label ghost",
            ),
        );
        row.parts.forEach((part) => bars.push(...drawnPart(part, row, x, bar)));
        const end = row.parts[row.parts.length - 1];
        for (const limit of row.limits ?? [])
            bars.push(
                Plot.link([limit], {
                    x1: x(limit.at),
                    x2: x(limit.at),
                    y1: bar - 6,
                    y2: bar + kTall + 6,
                    className: "limit",
                    stroke: "currentColor",
                }),
            );
        if (row.told)
            bars.push(
                ...words(
                    [row.told],
                    Math.min(x(end.to) + 8, right + 24 - widthOf(row.told, kText)),
                    bar + kTall / 2,
                    "value",
                    "start",
                ),
            );
        y += above + tall + 14;
        if (row.limits?.length) {
            bars.push(
                ...words(
                    [row.limits[0].text],
                    x(row.limits[0].at),
                    y,
                    "limit-label",
                    "start",
                    kSmall,
                ),
            );
            y += 18;
        }
    }
    const axis = bottomAxis(spec.x, left, right, top - 4, y - 4);
    return drawn("stacked", width, y - 4 + axis.height, [...axis.marks, ...marks, ...bars]);
};
