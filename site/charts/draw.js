// Draws charts for the pages: a specification a line comes in, a drawing or a complaint goes out.
import {createInterface} from "node:readline";

import dot from "./dot.js";
import ecdf from "./ecdf.js";
import guess from "./guess.js";
import heat from "./heat.js";
import line from "./line.js";
import matrix from "./matrix.js";
import scale from "./scale.js";
import slope from "./slope.js";
import stacked from "./stacked.js";
import timeline from "./timeline.js";

const kKinds = {dot, ecdf, guess, heat, line, matrix, scale, slope, stacked, timeline};

const answer = (request) => {
    try {
        const {spec, width} = JSON.parse(request);
        return {svg: kKinds[spec.kind](spec, width)};
    } catch (trouble) {
        return {trouble: String(trouble?.stack ?? trouble)};
    }
};

for await (const request of createInterface({input: process.stdin}))
    process.stdout.write(`${JSON.stringify(answer(request))}\n`);
