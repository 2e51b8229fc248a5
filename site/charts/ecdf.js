// How many of all samples were at most so large: a staircase, the control's beside it, dashed.
import {
    bottomAxis,
    drawn,
    isNarrow,
    kSmall,
    kText,
    leftAxis,
    Plot,
    scaled,
    tickRoom,
    words,
} from "./frame.js";
import {widthOf, wrap} from "./text.js";

/** Where a staircase's name stands: by its middle, on the side that is free. */
const name = (each, x, y, left, right) => {
    const [at, share] =
        each.points.find(([, part]) => part >= each.named) ?? each.points[each.points.length - 1];
    const room = right - x(at) > x(at) - left ? "start" : "end";
    const lines = wrap(
        each.label,
        kText,
        Math.min(190, room === "start" ? right - x(at) - 12 : x(at) - left - 12),
    );
    return words(
        lines,
        x(at) + (room === "start" ? 12 : -12),
        y(share),
        each.control === undefined ? "label s0" : "value muted",
        room,
    );
};

export default (spec, width) => {
    const narrow = isNarrow(width),
        top = wrap(spec.y.label, kSmall, width - 4);
    const head = top.length * (kSmall + 4) + 14,
        left = tickRoom(spec.y),
        right = width - 30,
        bottom = head + (narrow ? 220 : 270);
    const x = scaled(spec.x, left + 8, right),
        y = scaled(spec.y, bottom, head);
    const axis = bottomAxis(spec.x, left + 8, right, head, bottom);
    const marks = [
        ...words(top, 0, 10, "axis-label", "start", kSmall),
        ...leftAxis(spec.y, left, right, head, bottom),
        ...axis.marks,
    ];
    for (const limit of spec.limits) {
        const px = x(limit.at),
            py = y(limit.share),
            before = px > (left + right) / 2;
        marks.push(
            Plot.link([limit], {
                x1: px,
                x2: px,
                y1: head,
                y2: bottom,
                className: "limit",
                stroke: "currentColor",
            }),
        );
        marks.push(
            Plot.link([limit], {
                x1: left,
                x2: px,
                y1: py,
                y2: py,
                className: "limit",
                stroke: "currentColor",
            }),
        );
        const lines = wrap(
            limit.text,
            kSmall,
            Math.max(60, (before ? px - left : right - px) - 12),
        );
        marks.push(
            ...words(
                lines,
                before ? px - 8 : px + 8,
                py + 14,
                "limit-label",
                before ? "end" : "start",
                kSmall,
            ),
        );
    }
    for (const each of spec.series) {
        const ghost = each.control !== undefined,
            points = each.points.map(([at, share]) => ({px: x(at), py: y(share)}));
        marks.push(
            Plot.line(points, {
                x: "px",
                y: "py",
                curve: "step-after",
                className: `line ${ghost ? "ghost" : "s0"}`,
                stroke: "currentColor",
                strokeDasharray: ghost ? "4 3" : "none",
            }),
        );
    }
    for (const each of spec.series)
        marks.push(
            Plot.dot(each.told, {
                x: (point) => x(point.x),
                y: (point) => y(point.share),
                r: 4.5,
                className: `dot mark ${each.control !== undefined ? "ghost" : "s0"}`,
                fill: "currentColor",
                title: (point) => point.title,
            }),
        );
    for (const each of spec.series) marks.push(...name(each, x, y, left, right));
    return drawn("ecdf", width, bottom + axis.height, marks);
};
