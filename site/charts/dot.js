// A dot at the median of each row and a line over its interval; controls hollow and dashed below.
import {
    bottomAxis,
    drawn,
    isNarrow,
    kBold,
    kLine,
    kSmall,
    kSymbols,
    kText,
    Plot,
    scaled,
    words,
} from "./frame.js";
import {widest, widthOf, wrap} from "./text.js";

const kBelow = 18; // px from a mark to the control's mark under it

/** Where a mark's number stands: behind it and the threshold that would cross it, or before it. */
const placed = (mark, limit, at, left, width, stem) => {
    const wide = widthOf(mark.text, kBold),
        before = at(mark.low ?? mark.at) - 10;
    const edges = [limit?.at, limit?.to]
        .filter((each) => each !== undefined)
        .map(at)
        .sort((a, b) => a - b);
    const x = edges.reduce(
        (from, edge) => (edge > from - 5 && edge < from + wide + 3 ? edge + 7 : from),
        at(mark.high ?? mark.at) + 10,
    );
    if (x + wide <= width) return {x, anchor: "start"};
    const free =
        stem === null &&
        before - wide >= left &&
        edges.every((edge) => edge < before - wide - 3 || edge > before + 3);
    return free ? {x: before, anchor: "end"} : null;
};

/** How far right the axis may reach so that the number of each mark still stands in the drawing. */
const reach = (spec, left, width) => {
    const marks = spec.rows.flatMap((row) => row.marks.map((mark) => [mark, row.limit]));
    let right = width - 24;
    while (
        right > left + 120 &&
        marks.some(
            ([mark, limit]) =>
                !placed(
                    mark,
                    limit,
                    scaled(spec.x, left, right),
                    left,
                    width,
                    spec.x.log ? null : 0,
                ),
        )
    )
        right -= 4;
    return right;
};

const drawnMark = (mark, y, at, stem, {x, anchor}) => {
    const ghost = mark.control !== undefined;
    const kind = ghost ? `mark ghost` : "mark real";
    const middle = at(mark.at);
    const marks = [];
    if (stem !== null && Math.abs(middle - stem) > 1)
        marks.push(
            Plot.link([mark], {
                x1: stem,
                x2: middle,
                y1: y,
                y2: y,
                className: `stem ${kind}`,
                stroke: "currentColor",
                strokeDasharray: ghost ? "3 3" : "none",
            }),
        );
    if (mark.low !== undefined)
        marks.push(
            Plot.link([mark], {
                x1: at(mark.low),
                x2: at(mark.high),
                y1: y,
                y2: y,
                className: `interval ${kind}`,
                stroke: "currentColor",
                strokeDasharray: ghost ? "3 2" : "none",
            }),
        );
    marks.push(
        Plot.dot([mark], {
            x: middle,
            y,
            r: 5,
            symbol: kSymbols[ghost ? mark.control : 0],
            className: `dot ${kind}`,
            fill: "currentColor",
            title: (each) => each.title,
        }),
    );
    return [...marks, ...words([mark.text], x, y, ghost ? "value muted" : "value", anchor)];
};

const drawnLimit = (limit, top, bottom, at, left, width) => {
    const half = widthOf(limit.text, kSmall) / 2,
        middle = at(limit.to === undefined ? limit.at : (limit.at + limit.to) / 2);
    const marks =
        limit.to === undefined
            ? []
            : [
                  Plot.rect([limit], {
                      x1: at(limit.at),
                      x2: at(limit.to),
                      y1: top,
                      y2: bottom,
                      className: "limit-band",
                      fill: "currentColor",
                  }),
              ];
    for (const edge of [limit.at, limit.to].filter((each) => each !== undefined))
        marks.push(
            Plot.link([limit], {
                x1: at(edge),
                x2: at(edge),
                y1: top,
                y2: bottom,
                className: "limit",
                stroke: "currentColor",
            }),
        );
    return [
        ...marks,
        ...words(
            [limit.text],
            Math.min(Math.max(middle, left + half), width - half),
            bottom + 8,
            "limit-label",
            "middle",
            kSmall,
        ),
    ];
};

export default (spec, width) => {
    const narrow = isNarrow(width),
        full = widest(
            spec.rows.map((row) => row.label),
            kText,
        );
    const room = narrow ? 0 : Math.min(full + 2, 236);
    const left = narrow ? 8 : room + 18,
        right = reach(spec, left, width);
    const at = scaled(spec.x, left, right);
    const marks = [],
        labels = [];
    let y = 6;
    for (const row of spec.rows) {
        const lines = wrap(row.label, kText, narrow ? width - 4 : room);
        const high = (row.marks.length - 1) * kBelow + 26 + (row.limit ? 18 : 0);
        const body = narrow ? y + lines.length * kLine : y;
        const tall = narrow ? lines.length * kLine + high : Math.max(lines.length * kLine, high);
        const first = narrow
            ? body + 13
            : row.marks.length > 1 || row.limit
              ? y + 13
              : y + tall / 2;
        const beside =
            narrow || row.marks.length > 1 || row.limit
                ? y + (narrow ? 9 : 13)
                : y + tall / 2 - ((lines.length - 1) * kLine) / 2;
        labels.push(...words(lines, 0, beside, "label"));
        if (row.limit)
            marks.push(
                ...drawnLimit(
                    row.limit,
                    first - 12,
                    first + (row.marks.length - 1) * kBelow + 10,
                    at,
                    left,
                    width,
                ),
            );
        row.marks.forEach((mark, place) => {
            const stem = spec.x.log ? null : at(0),
                number = placed(mark, row.limit, at, left, width, stem) ?? {
                    x: width,
                    anchor: "end",
                };
            marks.push(...drawnMark(mark, first + place * kBelow, at, stem, number));
        });
        y += tall + (narrow ? 8 : 6);
    }
    const axis = bottomAxis(spec.x, left, right, 2, y + 2);
    return drawn("dot", width, y + axis.height + 2, [...axis.marks, ...labels, ...marks]);
};
