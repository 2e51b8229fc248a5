// Where labels break, and that none is wider than its room.
import assert from "node:assert/strict";
import test from "node:test";

import {widest, widthOf, wrap} from "../../site/charts/text.js";

test("a Han letter is as wide as its font is high, a Latin one about half", () => {
    assert.equal(widthOf("协程", 13), 26);
    assert.ok(widthOf("co", 10) > 9 && widthOf("co", 10) < 13);
});

test("English breaks between words, Chinese between letters", () => {
    assert.deepEqual(wrap("to be or not", 10, 40), ["to be or", "not"]);
    assert.deepEqual(wrap("协程随即挂起", 10, 30), ["协程随", "即挂起"]);
});

test("no line begins with a mark that closes, or ends with one that opens", () => {
    const text = "恢复协程，（随即）挂起。";
    const lines = [30, 40, 50, 60].flatMap((room) => wrap(text, 10, room));
    assert.ok(
        lines.every((line) => !/^[，。）]/u.test(line) && !/[（]$/u.test(line)),
        lines.join("|"),
    );
});

for (const text of [
    "shared memory, a semaphore meeting for each chunk",
    "私有内存：用线程（不含内核栈）与 clone(VM, VFORK)",
    "a_name_without_any_place_to_break_it_at_all",
])
    test(`“${text}” is whole and no wider than its room`, () => {
        const lines = wrap(text, 13, 120);
        assert.ok(widest(lines, 13) <= 120 + 13);
        assert.equal(lines.join("").replace(/\s/gu, ""), text.replace(/\s/gu, ""));
    });
