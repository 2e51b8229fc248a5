// Narrow screens and large letters: no page ever scrolls sideways, and what is tapped is large enough.
import { after, before, test } from "node:test";
import { languages, lifetime, none, pages, reader } from "./harness.mjs";

const held = lifetime({ before, after });

// The innermost element that makes the page wider than the screen, however it is folded.
function tooWide() {
    document.querySelectorAll("details").forEach((each) => { each.open = true; });
    const wide = document.documentElement;
    if (wide.scrollWidth <= wide.clientWidth) return null;
    const inside = (element) => {  // something around it scrolls or cuts it
        for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
            if (getComputedStyle(up).overflowX !== "visible") return true;
        }
        return false;
    };
    const guilty = [...document.body.querySelectorAll("*")].filter((element) =>
        element.getBoundingClientRect().right > wide.clientWidth + .5 && !inside(element)).pop();
    return `scrolls sideways: wanted ${wide.clientWidth} px, saw ${wide.scrollWidth} px, because of ` +
        `${guilty ? guilty.outerHTML.replace(/\s+/g, " ").slice(0, 140) : "something"}; let it wrap, or scroll by itself`;
}

async function faults(options, paths) {
    const tab = await reader(held.browser, options), found = [];
    for (const page of paths) {
        await tab.goto(held.server.address(page));
        const fault = await tab.evaluate(tooWide);
        if (fault) found.push(`${page}: ${fault}`);
    }
    return found;
}

for (const language of languages) {
    const here = pages.filter((page) => page.startsWith(language) || page === "index.html");

    for (const width of [320, 360, 390, 820, 1280]) {
        test(`no page in ${language} scrolls sideways on ${width} px`, async () => none(await faults({ width }, here)));
    }

    test(`no page in ${language} scrolls sideways at a zoom of 200 %`, async () =>
        none(await faults({ width: 1280, zoom: 2 }, here)));
}
