// What happened in which order, and beside it the control's order; the same event is joined.
import {drawn, isNarrow, kBold, kLine, kSmall, kText, Plot, words} from "./frame.js";
import {widest, widthOf, wrap} from "./text.js";

const boxed = (event, row, x, y, wide, tall) => {
    const ghost = row.control === undefined ? "" : " ghost",
        lines = wrap(event.label, kBold, wide - 8);
    return [
        Plot.rect([event], {
            x1: x - wide / 2,
            x2: x + wide / 2,
            y1: y - tall / 2,
            y2: y + tall / 2,
            rx: 6,
            className: `event mark s${event.style}${ghost}`,
            fill: "currentColor",
            title: (each) => each.title,
        }),
        ...words(
            lines,
            x,
            y - ((lines.length - 1) * kLine) / 2,
            `event-name s${event.style}${ghost}`,
            "middle",
        ),
    ];
};

const arrow = (x1, y1, x2, y2, ghost) =>
    Plot.arrow([0], {
        x1,
        y1,
        x2,
        y2,
        headLength: 7,
        insetStart: 2,
        insetEnd: 2,
        className: `arrow${ghost}`,
        stroke: "currentColor",
    });

/** The events of the first row, each with its namesake of another row. */
const joined = (first, other) =>
    first.events
        .map((event, place) => [place, other.events.findIndex((each) => each.key === event.key)])
        .filter(([, there]) => there >= 0);

const across = (spec, width, longest, wide) => {
    const step = width / longest,
        marks = [],
        middles = [];
    let y = 12;
    spec.rows.forEach((row, number) => {
        const lines = wrap(row.label, kSmall, width - 4),
            tall =
                Math.max(...row.events.map((event) => wrap(event.label, kBold, wide - 8).length)) *
                    kLine +
                13;
        const ghost = row.control === undefined ? "" : " ghost",
            above = number === 0;
        if (above) {
            marks.push(...words(lines, 0, y, `axis-label${ghost}`, "start", kSmall));
            y += lines.length * 16;
        }
        y += tall / 2 - 2;
        middles.push([y, tall]);
        y += tall / 2 + (above ? 40 : 15);
        if (!above) {
            marks.push(...words(lines, 0, y, `axis-label${ghost}`, "start", kSmall));
            y += lines.length * 16 + 26;
        }
    });
    const joints = spec.rows.slice(1).flatMap((row, number) =>
        joined(spec.rows[0], row).map(([here, there]) => {
            const [y1, tall] = middles[0],
                [y2, low] = middles[number + 1];
            return Plot.link([0], {
                x1: (here + 0.5) * step,
                x2: (there + 0.5) * step,
                y1: y1 + tall / 2,
                y2: y2 - low / 2,
                className: `joint s${spec.rows[0].events[here].style}`,
                stroke: "currentColor",
            });
        }),
    );
    spec.rows.forEach((row, number) => {
        const [middle, tall] = middles[number],
            ghost = row.control === undefined ? "" : " ghost";
        row.events.forEach((event, place) => {
            marks.push(...boxed(event, row, (place + 0.5) * step, middle, wide, tall));
            if (place)
                marks.push(
                    arrow(
                        (place - 0.5) * step + wide / 2,
                        middle,
                        (place + 0.5) * step - wide / 2,
                        middle,
                        ghost,
                    ),
                );
        });
    });
    return drawn("timeline", width, y - 28, [...joints, ...marks]);
};

const down = (spec, width, longest) => {
    const step = width / spec.rows.length,
        wide = step - (spec.rows.length > 1 ? 34 : 0),
        marks = [],
        joints = [];
    const heads = spec.rows.map((row) => wrap(row.label, kSmall, wide));
    const tall =
        Math.max(
            ...spec.rows.flatMap((row) =>
                row.events.map((event) => wrap(event.label, kBold, wide - 8).length),
            ),
        ) *
            kLine +
        10;
    const top = Math.max(...heads.map((lines) => lines.length)) * 16 + 8,
        y = (place) => top + tall / 2 + place * (tall + 20);
    const x = (number) =>
        spec.rows.length > 1
            ? (number * (width - wide)) / (spec.rows.length - 1) + wide / 2
            : wide / 2;
    spec.rows.forEach((row, number) => {
        const ghost = row.control === undefined ? "" : " ghost";
        marks.push(...words(heads[number], x(number), 9, `axis-label${ghost}`, "middle", kSmall));
        row.events.forEach((event, place) => {
            marks.push(...boxed(event, row, x(number), y(place), wide, tall));
            if (place)
                marks.push(
                    arrow(
                        x(number),
                        y(place - 1) + tall / 2,
                        x(number),
                        y(place) - tall / 2,
                        ghost,
                    ),
                );
        });
        if (number)
            for (const [here, there] of joined(spec.rows[0], row))
                joints.push(
                    Plot.link([0], {
                        x1: x(number - 1) + wide / 2,
                        x2: x(number) - wide / 2,
                        y1: y(here),
                        y2: y(there),
                        className: `joint s${spec.rows[0].events[here].style}`,
                        stroke: "currentColor",
                    }),
                );
    });
    return drawn("timeline", width, y(longest - 1) + tall / 2 + 4, [...joints, ...marks]);
};

export default (spec, width) => {
    const longest = Math.max(...spec.rows.map((row) => row.events.length));
    const widestName =
        widest(
            spec.rows.flatMap((row) => row.events.map((event) => event.label)),
            kBold,
        ) + 24;
    const wide = Math.min(Math.max(widestName, 40), width / longest - 22);
    return !isNarrow(width) && wide >= Math.min(widestName, 84)
        ? across(spec, width, longest, wide)
        : down(spec, width, longest);
};
