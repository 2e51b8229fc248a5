// What axe says of the dark colours of every page. All else is as in the light ones.
import { after, before, test } from "node:test";
import { everywhere } from "./axe.mjs";
import { languages, lifetime } from "./harness.mjs";

const held = lifetime({ before, after });

for (const language of languages) {
    test(`the dark colours of every page in ${language} can be told apart`, () =>
        everywhere(held, language, { scheme: "dark" }, ["color-contrast", "link-in-text-block"]));
}
