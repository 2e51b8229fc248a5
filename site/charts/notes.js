// Notes beside marks: each where it covers least of what is drawn already.
import {kSmall, words} from "./frame.js";
import {widest, wrap} from "./text.js";

/** Places along every line, which a note should not cover. */
export const trodden = (lines) =>
    lines.flatMap((points) =>
        points.flatMap(([px, py], place) => {
            const [ox, oy] = points[Math.max(place - 1, 0)],
                steps = Math.max(1, Math.ceil(Math.hypot(px - ox, py - oy) / 5));
            return Array.from({length: steps}, (_, step) => [
                ox + ((px - ox) * (step + 1)) / steps,
                oy + ((py - oy) * (step + 1)) / steps,
            ]);
        }),
    );

/** Writes a note beside its place, where it covers least of what is there already. */
export const note = (text, [px, py], taken, [left, top, width, bottom], className) => {
    const lines = wrap(text, kSmall, 190),
        wide = widest(lines, kSmall),
        tall = lines.length * (kSmall + 4);
    const sides = [
        [px + 10, py - tall / 2],
        [px - 10 - wide, py - tall / 2],
        [px - wide / 2, py - 10 - tall],
        [px - wide / 2, py + 9],
        [px + 4, py - 10 - tall],
        [px - 4 - wide, py - 10 - tall],
        [px + 4, py + 9],
        [px - 4 - wide, py + 9],
    ];
    const cost = ([x, y]) =>
        taken.filter(
            ([ox, oy]) => ox > x - 3 && ox < x + wide + 3 && oy > y - 2 && oy < y + tall + 2,
        ).length + (x < left || x + wide > width || y < top - 12 || y + tall > bottom ? 1000 : 0);
    const [x, y] = sides.reduce((best, side) => (cost(side) < cost(best) ? side : best));
    for (let at = x; at <= x + wide; at += 5)
        for (let row = y; row <= y + tall; row += 6) taken.push([at, row]);
    return words(lines, x, y + (kSmall + 4) / 2, className, "start", kSmall);
};
