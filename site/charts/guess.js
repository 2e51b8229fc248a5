// Axes on which a reader draws a guess: the measured line with its band, and what others expect.
import {
    bottomAxis,
    drawn,
    isNarrow,
    kSmall,
    leftAxis,
    Plot,
    scaled,
    tickRoom,
    words,
} from "./frame.js";
import {drawnSeries} from "./line.js";
import {note, trodden} from "./notes.js";
import {wrap} from "./text.js";

const common = (each, x, y) =>
    Plot.line(each.points, {
        x: (point) => x(point.x),
        y: (point) => y(point.y),
        className: "line common",
        stroke: "currentColor",
        strokeDasharray: "5 4",
    });

export default (spec, width) => {
    const left = tickRoom(spec.y),
        right = width - 26;
    const top = wrap(spec.y.label, kSmall, width - 4);
    const head = top.length * (kSmall + 4) + 14,
        bottom = head + (isNarrow(width) ? 210 : 250);
    const x = scaled(spec.x, left + 12, right - 8),
        y = scaled(spec.y, bottom, head);
    const axis = bottomAxis(spec.x, left + 12, right - 8, head, bottom);
    const path = (points) => points.map((point) => [x(point.x), y(point.y)]);
    const taken = trodden([spec.series, ...spec.common].map((each) => path(each.points)));
    const marks = [
        ...words(top, 0, 8, "axis-label", "start", kSmall),
        ...leftAxis(spec.y, left, right, head, bottom),
        ...axis.marks,
        ...spec.common.map((each) => common(each, x, y)),
        ...drawnSeries(spec.series, x, y),
    ];
    const room = [left, head, width, bottom];
    const told = (points, text, className) => {
        const [[fx, fy], [tx, ty]] = path(points).slice(-2);
        marks.push(
            ...note(text, [fx + (tx - fx) * 0.6, fy + (ty - fy) * 0.6], taken, room, className),
        );
    };
    told(spec.series.points, spec.measured, "value s0");
    for (const each of spec.common) told(each.points, each.label, "value muted common");
    const places = spec.series.points.map((point) => x(point.x).toFixed(1)).join(" ");
    return drawn("guess", width, bottom + axis.height, marks).replace(
        "<svg",
        `<svg data-x="${places}" data-top="${head}" data-bottom="${bottom}"`,
    );
};
