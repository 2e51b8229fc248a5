// Every page is valid HTML, as html-validate reads it.
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { none, pages, text } from "./harness.mjs";
import rules from "./markup.config.mjs";

test("every page is valid HTML", async () => {
    const validate = new HtmlValidate({ root: true, ...rules }), found = [];

    for (const page of pages) {
        const report = await validate.validateString(text(page), page);
        found.push(...report.results.flatMap((result) => result.messages.map((each) =>
            `${page}:${each.line}:${each.column}: ${each.ruleId}: ${each.message}`)));
    }

    none(found);
});
