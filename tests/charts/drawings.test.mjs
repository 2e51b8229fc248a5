// What the drawings keep to, whatever is in them.
import assert from "node:assert/strict";
import test from "node:test";

import dot from "../../site/charts/dot.js";
import ecdf from "../../site/charts/ecdf.js";
import heat from "../../site/charts/heat.js";
import line from "../../site/charts/line.js";
import matrix from "../../site/charts/matrix.js";
import slope from "../../site/charts/slope.js";
import stacked from "../../site/charts/stacked.js";
import timeline from "../../site/charts/timeline.js";

const kEvil = "<script>x</script>";
const axis = (label, high, log = false) => ({
    label,
    log,
    domain: log ? [1, high] : [0, high],
    ticks: [log ? 1 : 0, high].map((at) => ({at, label: String(at)})),
});
const point = (x, y) => ({x, y, title: kEvil});

const kSpecs = {
    dot: [
        dot,
        {
            kind: "dot",
            x: axis(kEvil, 10),
            rows: [
                {
                    label: kEvil,
                    limit: {at: 5, text: kEvil},
                    marks: [
                        {at: 4, low: 3, high: 6, text: kEvil, title: kEvil},
                        {at: 9, text: "9", title: "9", control: 0},
                    ],
                },
            ],
        },
    ],
    ecdf: [
        ecdf,
        {
            kind: "ecdf",
            x: axis(kEvil, 100, true),
            y: axis(kEvil, 100),
            limits: [{at: 50, share: 95, text: kEvil}],
            series: [
                {
                    label: kEvil,
                    named: 30,
                    points: [
                        [2, 50],
                        [80, 100],
                    ],
                    told: [{x: 2, share: 50, title: kEvil}],
                },
            ],
        },
    ],
    heat: [
        heat,
        {
            kind: "heat",
            corner: kEvil,
            columns: [kEvil, "b"],
            rows: [kEvil],
            cells: [{row: 0, column: 1, share: 0.9, text: kEvil, title: kEvil}],
            limits: [{before: 1, text: kEvil}],
        },
    ],
    line: [
        line,
        {
            kind: "line",
            x: axis(kEvil, 10),
            y: axis(kEvil, 100),
            series: [
                {label: kEvil, style: 0, points: [point(1, 2), point(9, 80)]},
                {label: "b", style: 1, points: [point(1, 3), point(9, 81)]},
            ],
            levels: [{label: kEvil, style: 2, level: 7, title: kEvil}],
            limits: [{x: 9, at: 50, text: kEvil}],
            ghosts: [{control: 0, style: 0, text: kEvil, points: [point(9, 10)]}],
        },
    ],
    matrix: [
        matrix,
        {
            kind: "matrix",
            sets: false,
            columns: [{label: kEvil}, {label: kEvil, control: 0}],
            rows: [
                {
                    label: kEvil,
                    cells: [
                        {is: "yes", text: "yes", title: kEvil},
                        {is: "word", text: kEvil, title: kEvil},
                    ],
                },
            ],
        },
    ],
    slope: [
        slope,
        {
            kind: "slope",
            left: kEvil,
            right: kEvil,
            y: axis(kEvil, 100),
            lines: [
                {
                    label: kEvil,
                    left: 1,
                    right: 90,
                    leftText: "1",
                    rightText: "90",
                    style: 0,
                    title: kEvil,
                },
            ],
        },
    ],
    stacked: [
        stacked,
        {
            kind: "stacked",
            x: axis(kEvil, 100),
            legend: [{label: kEvil, style: 0}],
            rows: [
                {
                    label: kEvil,
                    limits: [{at: 30, text: kEvil}],
                    parts: [
                        {from: 0, to: 25, text: "25 %", style: 0, title: kEvil},
                        {from: 25, to: 100, text: "75 %", style: 1, title: kEvil},
                    ],
                },
            ],
        },
    ],
    timeline: [
        timeline,
        {
            kind: "timeline",
            rows: [
                {label: kEvil, events: [{label: kEvil, key: "a 1", style: 0, title: kEvil}]},
                {
                    label: kEvil,
                    control: 0,
                    events: [
                        {label: "b", key: "b 1", style: 1, title: "b"},
                        {label: "a", key: "a 1", style: 0, title: "a"},
                    ],
                },
            ],
        },
    ],
};

for (const [kind, [draw, spec]] of Object.entries(kSpecs))
    for (const width of [680, 350]) {
        const svg = draw(spec, width);

        test(`a ${kind} of ${width} px is one svg without style, script, id or colour`, () => {
            assert.match(svg, new RegExp(`^<svg[^>]* class="chart-drawing chart-${kind}"[^>]*>`));
            assert.match(svg, new RegExp(`viewBox="0 0 ${width} `));
            assert.doesNotMatch(svg, /<style|<script| style=| id=| aria-|url\(/);
            const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(
                ([, colour]) => colour,
            );
            assert.deepEqual(
                new Set(colours.filter((each) => each !== "none")),
                new Set(["currentColor"]),
            );
        });

        test(`a ${kind} of ${width} px shows markup as text and comes out the same twice`, () => {
            assert.match(svg.replace(/<\/?(?:text|tspan)[^>]*>/g, ""), /&lt;script&gt;/);
            assert.equal(draw(structuredClone(spec), width), svg);
        });

        test(`a ${kind} of ${width} px has no number that is none`, () =>
            assert.doesNotMatch(svg, /NaN|Infinity|undefined/));
    }

test("each bar of a stack begins where the one before it ends, the first at nought", () => {
    const [draw, spec] = kSpecs.stacked,
        svg = draw(spec, 680);
    const nought = Number(svg.match(/class="grid"[^>]*>.*?x1="([\d.]+)"/)[1]);
    const bars = [...svg.matchAll(/class="part mark[^>]*>.*?<rect[^>]*>/g)].map(([bar]) => ({
        x: Number(bar.match(/ x="([\d.]+)"/)[1]),
        width: Number(bar.match(/ width="([\d.]+)"/)[1]),
    }));

    assert.equal(bars.length, 2);
    assert.ok(Math.abs(bars[0].x - nought) < 0.2);
    assert.ok(Math.abs(bars[1].x - bars[0].x - bars[0].width) < 0.2);
});

test("a dot's stem begins at nought, and on a logarithmic axis there is none", () => {
    const [draw, spec] = kSpecs.dot;
    assert.match(draw(spec, 680), /class="stem/);
    assert.doesNotMatch(draw({...spec, x: axis("log", 100, true)}, 680), /class="stem/);
});
