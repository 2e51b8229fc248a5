// What is so and what is not: a disc or a ring for yes and no, a word where it takes a word.
import {drawn, isNarrow, kBold, kLine, kSmall, kText, Plot, words} from "./frame.js";
import {widest, widthOf, wrap} from "./text.js";

/** One cell: its mark or its words, in the middle of the room that it has. */
const drawnCell = (cell, x, y, wide, tall) => {
    const ghost = cell.control !== undefined ? " ghost" : "";
    if (cell.is === "word") {
        const lines = wrap(cell.text, kBold, wide - 16);
        return [
            Plot.rect([cell], {
                x1: x + 3,
                x2: x + wide - 3,
                y1: y + 3,
                y2: y + tall - 3,
                rx: 5,
                className: `outcome mark${ghost}`,
                fill: "currentColor",
                title: (each) => each.title,
            }),
            ...words(
                lines,
                x + wide / 2,
                y + tall / 2 - ((lines.length - 1) * kLine) / 2,
                `outcome-word${ghost}`,
                "middle",
            ),
        ];
    }
    const worded = cell.text !== "",
        middle = worded ? x + wide / 2 - widthOf(cell.text, kText) / 2 - 5 : x + wide / 2;
    return [
        Plot.dot([cell], {
            x: middle,
            y: y + tall / 2,
            r: 6,
            className: `dot mark ${cell.is}${ghost}`,
            fill: "currentColor",
            title: (each) => each.title,
        }),
        ...(worded ? words([cell.text], middle + 11, y + tall / 2, `label${ghost}`, "start") : []),
    ];
};

/** On a phone, each row's words follow its name; those that it lacks are struck out. */
const flowing = (spec, width) => {
    const marks = [];
    let y = 10;
    for (const row of spec.rows) {
        const lines = wrap(row.label, kText, width - 2);
        marks.push(...words(lines, 0, y, row.control === undefined ? "label" : "label ghost"));
        y += lines.length * kLine + 3;
        let x = 0;
        row.cells.forEach((cell, place) => {
            const name = spec.columns[place].label,
                wide = widthOf(name, kBold) + 30;
            if (x + wide > width) {
                x = 0;
                y += 24;
            }
            marks.push(
                ...drawnCell({...cell, text: name, control: row.control}, x, y - 11, wide - 8, 22),
            );
            x += wide;
        });
        y += 34;
    }
    return drawn("matrix", width, y - 14, marks);
};

export default (spec, width) => {
    const narrow = isNarrow(width),
        many = spec.columns.length;
    if (narrow && spec.sets) return flowing(spec, width);
    const room = narrow
            ? 0
            : Math.min(
                  widest(
                      spec.rows.map((row) => row.label),
                      kText,
                  ) + 2,
                  spec.sets ? 160 : 250,
              ),
        left = narrow ? 0 : room + 16;
    const wide = Math.min((width - left) / many, spec.sets ? 90 : 220);
    const small = spec.sets ? 11 : kSmall,
        heads = spec.columns.map((column) => wrap(column.label, small, wide - (spec.sets ? 2 : 8)));
    const top = Math.max(...heads.map((lines) => lines.length)) * (kSmall + 4) + 8,
        marks = [];
    heads.forEach((lines, place) =>
        marks.push(
            ...words(
                lines,
                left + (place + 0.5) * wide,
                top - 6 - (lines.length - 0.5) * (kSmall + 4),
                spec.columns[place].control === undefined ? "axis-label" : "axis-label ghost",
                "middle",
                small,
            ),
        ),
    );
    let y = top;
    marks.push(
        Plot.link([0], {
            x1: 0,
            x2: left + wide * many,
            y1: y,
            y2: y,
            className: "grid",
            stroke: "currentColor",
        }),
    );
    for (const row of spec.rows) {
        const lines = wrap(row.label, kText, narrow ? width - 2 : room);
        const most =
            Math.max(
                ...row.cells.map((cell) =>
                    cell.is === "word" ? wrap(cell.text, kBold, wide - 16).length : 1,
                ),
            ) *
                kLine +
            12;
        const above = narrow ? lines.length * kLine + 4 : 0,
            tall = Math.max(most, narrow ? 0 : lines.length * kLine + 8);
        const ghost = row.control === undefined ? "label" : "label ghost";
        marks.push(
            ...words(
                lines,
                0,
                narrow ? y + 13 : y + tall / 2 - ((lines.length - 1) * kLine) / 2,
                ghost,
            ),
        );
        row.cells.forEach((cell, place) => {
            const control = row.control ?? spec.columns[place].control;
            marks.push(
                ...drawnCell(
                    {...cell, control},
                    left + place * wide,
                    y + above + (tall - most) / 2,
                    wide,
                    most,
                ),
            );
        });
        y += above + tall + 2;
        marks.push(
            Plot.link([0], {
                x1: 0,
                x2: left + wide * many,
                y1: y,
                y2: y,
                className: "grid",
                stroke: "currentColor",
            }),
        );
        y += 2;
    }
    return drawn("matrix", width, y + 2, marks);
};
