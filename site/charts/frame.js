// What all kinds share: one Plot in pixels, axes that the specification spells out, a clean SVG.
import {parseHTML} from "linkedom";
import * as Plot from "@observablehq/plot";

import {widest, widthOf, wrap} from "./text.js";

const {document} = parseHTML("<html><body></body></html>");

export const kText = 13,
    kSmall = 12,
    kLine = 17; // px: labels, numbers on axes, from line to line
export const kBold = 14.5; // px: a bold text of kText is as wide as a plain one of this
export const kSymbols = ["circle", "square", "triangle", "diamond", "star"];
export const kDashes = ["none", "7 3", "2 3", "9 3 2 3", "1 4"];

export const isNarrow = (width) => width < 500;

/** The position in px of a value on an axis that goes from `from` px to `to` px. */
export const scaled = (axis, from, to) => {
    const by = axis.log ? Math.log : (value) => value;
    const [low, high] = axis.domain.map(by);
    return (value) => from + ((to - from) * (by(value) - low)) / (high - low);
};

const rounded = (text) =>
    text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (each) => String(Number(Number(each).toFixed(1))));

/** Takes out what the pages' policy forbids, and what only says again what the marks are. */
const cleaned = (svg, kind) => {
    for (const each of svg.querySelectorAll("style")) each.remove();
    for (const each of [svg, ...svg.querySelectorAll("*")])
        for (const {name, value} of [...each.attributes])
            if (name === "style" || name.startsWith("aria-") || name === "stroke-miterlimit")
                each.removeAttribute(name);
            else if (name !== "class" && /\.\d/.test(value))
                each.setAttribute(name, rounded(value));
    for (const name of ["font-size", "font-family", "width", "height"]) svg.removeAttribute(name);
    svg.setAttribute("class", `chart-drawing chart-${kind}`);
    return svg.outerHTML;
};

/** Marks in a plane whose units are px; an axis of its own where a kind gives one. */
export const drawn = (kind, width, height, marks, x = null, y = null, margins = {}) =>
    cleaned(
        Plot.plot({
            document,
            width,
            height,
            margin: 0,
            ...margins,
            x: x
                ? {type: x.log ? "log" : "linear", domain: x.domain, axis: null}
                : {type: "linear", domain: [0, width], range: [0, width], axis: null},
            y: y
                ? {type: y.log ? "log" : "linear", domain: y.domain, axis: null}
                : {type: "linear", domain: [0, height], range: [0, height], axis: null},
            color: {type: "identity"},
            symbol: {type: "identity"},
            marks,
        }),
        kind,
    );

/** Lines of text from a point on, the first line's middle at `y`. */
export const words = (lines, x, y, className, anchor = "start", size = kText) =>
    lines.map((line, number) =>
        Plot.text([line], {
            x,
            y: y + number * (size + 4),
            text: (each) => each,
            className: `${className} size-${size}`,
            textAnchor: anchor,
            fill: "currentColor",
            clip: false,
        }),
    );

/** The ticks of an axis along the bottom, with lines up through the plane, and its label below. */
export const bottomAxis = (axis, left, right, top, bottom) => {
    const at = scaled(axis, left, right);
    const label = wrap(axis.label, kSmall, right - left + Math.min(left, 40));
    const marks = [
        Plot.ruleX(axis.ticks, {
            x: (tick) => at(tick.at),
            y1: top,
            y2: bottom,
            className: "grid",
            stroke: "currentColor",
        }),
        ...sparse(axis.ticks, at)
            .map((tick) =>
                words(
                    [tick.label],
                    Math.min(at(tick.at), right + 14 - widthOf(tick.label, kSmall) / 2 + 14),
                    bottom + 13,
                    "tick",
                    "middle",
                    kSmall,
                ),
            )
            .flat(),
        ...words(label, right, bottom + 32, "axis-label", "end", kSmall),
    ];
    return {marks, height: 40 + (label.length - 1) * (kSmall + 4)};
};

/** Those tick labels that stand clear of the one before. */
const sparse = (ticks, at) => {
    const kept = [];
    for (const tick of ticks) {
        const last = kept[kept.length - 1];
        const room = last ? (widthOf(last.label, kSmall) + widthOf(tick.label, kSmall)) / 2 + 8 : 0;
        if (!last || Math.abs(at(tick.at) - at(last.at)) >= room) kept.push(tick);
    }
    return kept;
};

/** The ticks of an axis along the left side, with lines through the plane, and its label above. */
export const leftAxis = (axis, left, right, top, bottom) => {
    const at = scaled(axis, bottom, top);
    return [
        Plot.ruleY(axis.ticks, {
            y: (tick) => at(tick.at),
            x1: left,
            x2: right,
            className: "grid",
            stroke: "currentColor",
        }),
        ...axis.ticks
            .map((tick) => words([tick.label], left - 8, at(tick.at), "tick", "end", kSmall))
            .flat(),
    ];
};

export const tickRoom = (axis) =>
    Math.ceil(
        widest(
            axis.ticks.map((tick) => tick.label),
            kSmall,
        ),
    ) + 10;

/** The same heights pushed apart until each has its gap, px, all between `low` and `high`. */
export const apart = (middles, gaps, low, high) => {
    const order = middles.map((_, place) => place).sort((a, b) => middles[a] - middles[b]);
    const found = [...middles];
    let edge = low;
    for (const place of order) {
        found[place] = Math.max(found[place], edge + gaps[place] / 2);
        edge = found[place] + gaps[place] / 2;
    }
    edge = high;
    for (const place of order.reverse()) {
        found[place] = Math.min(found[place], edge - gaps[place] / 2);
        edge = found[place] - gaps[place] / 2;
    }
    return found;
};

export {Plot};
