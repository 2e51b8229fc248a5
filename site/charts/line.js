// A line a series with its band, labelled at its end; thresholds and controls stand beside it.
import {
    apart,
    bottomAxis,
    drawn,
    isNarrow,
    kBold,
    kDashes,
    kLine,
    kSmall,
    kSymbols,
    kText,
    leftAxis,
    Plot,
    scaled,
    tickRoom,
    words,
} from "./frame.js";
import {note, trodden} from "./notes.js";
import {widest, wrap} from "./text.js";

/** A sample of each series' line above the plane, where there is no room at their ends. */
const legend = (series, width, from) => {
    const marks = [];
    let y = from;
    for (const each of series) {
        const lines = wrap(each.label, kText, width - 40);
        if (each.level === undefined)
            marks.push(
                Plot.dot([each], {
                    x: 14,
                    y: y,
                    r: 4.5,
                    symbol: kSymbols[each.style],
                    className: `dot mark s${each.style}`,
                    fill: "currentColor",
                }),
            );
        marks.push(
            Plot.link([each], {
                x1: 0,
                x2: 28,
                y1: y,
                y2: y,
                className: `line s${each.style}`,
                stroke: "currentColor",
                strokeDasharray: kDashes[each.style],
            }),
        );
        marks.push(...words(lines, 36, y, "label"));
        y += lines.length * kLine + 3;
    }
    return {marks, y};
};

/** A line with its band, its intervals and its points. */
export const drawnSeries = (each, x, y) => {
    const of = `s${each.style}`,
        points = each.points.map((point) => ({...point, px: x(point.x), py: y(point.y)}));
    const banded = points.filter((point) => point.low !== undefined);
    return [
        ...(banded.length > 1 && banded.length === points.length
            ? [
                  Plot.areaY(points, {
                      x: "px",
                      y1: (point) => y(point.low),
                      y2: (point) => y(point.high),
                      className: `band ${of}`,
                      fill: "currentColor",
                  }),
              ]
            : []),
        ...banded.map((point) =>
            Plot.link([point], {
                x1: "px",
                x2: "px",
                y1: y(point.low),
                y2: y(point.high),
                className: `interval mark ${of}`,
                stroke: "currentColor",
            }),
        ),
        Plot.line(points, {
            x: "px",
            y: "py",
            className: `line ${of}`,
            stroke: "currentColor",
            strokeDasharray: kDashes[each.style],
        }),
        Plot.dot(points, {
            x: "px",
            y: "py",
            r: 4.5,
            symbol: kSymbols[each.style],
            className: `dot mark ${of}`,
            fill: "currentColor",
            title: (point) => point.title,
        }),
    ];
};

const drawnGhost = (ghost, x, y) => {
    const points = ghost.points.map((point) => ({...point, px: x(point.x), py: y(point.y)}));
    return [
        ...(points.length > 1
            ? [
                  Plot.line(points, {
                      x: "px",
                      y: "py",
                      className: `line ghost s${ghost.style}`,
                      stroke: "currentColor",
                      strokeDasharray: "3 3",
                  }),
              ]
            : []),
        Plot.dot(points, {
            x: "px",
            y: "py",
            r: 5,
            symbol: kSymbols[ghost.control],
            className: `dot mark ghost s${ghost.style}`,
            fill: "currentColor",
            title: (point) => point.title,
        }),
    ];
};

export default (spec, width) => {
    const narrow = isNarrow(width),
        named = [...spec.series, ...spec.levels];
    const top = wrap(spec.y.label, kSmall, width - 4);
    const key = narrow && named.length > 1 ? legend(named, width, 10) : {marks: [], y: 4};
    const ends =
        narrow || named.length < 2 ? null : named.map((each) => wrap(each.label, kBold, 178));
    const head = key.y + top.length * (kSmall + 4) + 12,
        left = tickRoom(spec.y);
    const right = width - (ends ? Math.max(...ends.map((lines) => widest(lines, kBold))) + 18 : 24);
    const bottom = head + (narrow ? 220 : 270);
    const x = scaled(spec.x, left + 10, right - (ends ? 8 : 4)),
        y = scaled(spec.y, bottom, head);
    const axis = bottomAxis({...spec.x}, left + 10, right - (ends ? 8 : 4), head, bottom);
    const marks = [
        ...key.marks,
        ...words(top, 0, key.y + 8, "axis-label", "start", kSmall),
        ...leftAxis(spec.y, left, right, head, bottom),
        ...axis.marks,
    ];
    for (const level of spec.levels) {
        marks.push(
            Plot.link([level], {
                x1: left,
                x2: right,
                y1: y(level.level),
                y2: y(level.level),
                className: `line s${level.style}`,
                stroke: "currentColor",
                strokeDasharray: kDashes[level.style],
            }),
        );
        marks.push(
            Plot.dot([level], {
                x: right,
                y: y(level.level),
                r: 3,
                className: `dot mark s${level.style}`,
                fill: "currentColor",
                title: (each) => each.title,
            }),
        );
    }
    const taken = trodden(
        [...spec.series, ...spec.ghosts].map((each) =>
            each.points.map((point) => [x(point.x), y(point.y)]),
        ),
    );
    for (const level of spec.levels)
        taken.push(
            ...trodden([
                [
                    [left, y(level.level)],
                    [right, y(level.level)],
                ],
            ]),
        );
    const room = [left + 2, head, ends ? right + 12 : width, bottom];
    const notes = [];
    for (const limit of spec.limits) {
        const px = x(limit.x),
            from = Math.max(left, px - 34),
            to = Math.min(right + 6, px + 34);
        for (const edge of [limit.at, limit.to].filter((each) => each !== undefined))
            marks.push(
                Plot.link([limit], {
                    x1: from,
                    x2: to,
                    y1: y(edge),
                    y2: y(edge),
                    className: "limit",
                    stroke: "currentColor",
                }),
            );
        taken.push(
            ...trodden([
                [
                    [from, y(limit.at)],
                    [to, y(limit.at)],
                ],
            ]),
        );
        notes.push(...note(limit.text, [(from + to) / 2, y(limit.at)], taken, room, "limit-label"));
    }
    for (const each of spec.series) marks.push(...drawnSeries(each, x, y));
    for (const ghost of spec.ghosts) marks.push(...drawnGhost(ghost, x, y));
    for (const ghost of spec.ghosts) {
        const point = ghost.points[ghost.points.length - 1];
        notes.push(...note(ghost.text, [x(point.x), y(point.y)], taken, room, "value muted"));
    }
    marks.push(...notes);
    if (ends) {
        const middles = named.map((each) => y(each.level ?? each.points[each.points.length - 1].y));
        const places = apart(
            middles,
            ends.map((lines) => lines.length * kLine + 4),
            head - 12,
            bottom + 12,
        );
        ends.forEach((lines, place) => {
            if (Math.abs(places[place] - middles[place]) > 6)
                marks.push(
                    Plot.link([0], {
                        x1: right - 2,
                        x2: right + 12,
                        y1: middles[place],
                        y2: places[place],
                        className: `leader s${named[place].style}`,
                        stroke: "currentColor",
                    }),
                );
            marks.push(
                ...words(
                    lines,
                    right + 15,
                    places[place] - ((lines.length - 1) * kLine) / 2,
                    `label s${named[place].style}`,
                ),
            );
        });
    }
    return drawn("line", width, bottom + axis.height, marks);
};
