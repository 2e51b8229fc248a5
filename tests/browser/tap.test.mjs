// What axe says of the size of whatever is tapped on a phone.
import { after, before, test } from "node:test";
import { everywhere } from "./axe.mjs";
import { languages, lifetime } from "./harness.mjs";

const held = lifetime({ before, after });

for (const language of languages) {
    test(`what is tapped is at least 24 px on a phone in ${language}`, () =>
        everywhere(held, language, { width: 390, height: 844 }, ["target-size"]));
}
