// What axe finds on every page in light colours: all its rules, with everything unfolded.
import { after, before, test } from "node:test";
import { everywhere } from "./axe.mjs";
import { languages, lifetime } from "./harness.mjs";

const held = lifetime({ before, after });

for (const language of languages) {
    test(`axe finds nothing on any page in ${language}`, () =>
        everywhere(held, language, { scheme: "light" }));
}
