"""A copy of the book whose listings can be damaged at run time, so that it compiles only once."""

import os
import shutil
from pathlib import Path

PARTS = Path(__file__).resolve().parent
COPIED = ("snippets", "claims", "schemas")

# File under snippets/lab, text that must stand in it exactly once, what stands there instead.
PATCHES = (
    ("lab.hpp",
     "{ return detail::control_name() == name; }",
     "{\n    return detail::mutation::control(name, detail::control_name() == name);\n}"),
    ("detail/channel.hpp",
     "#include <type_traits>\n\nnamespace lab::detail {",
     "#include <type_traits>\n\n#include <lab/detail/mutation.hpp>\n\nnamespace lab::detail {"),
    ("detail/channel.hpp",
     """        json_ += "}\\n";
        if (::write(channel(), json_.data(), json_.size()) < 0) std::perror("lab: record lost");""",
     """        for (std::string line : mutation::records(json_ + "}")) {
            line += '\\n';
            if (::write(channel(), line.data(), line.size()) < 0) std::perror("lab: record lost");
        }"""),
    ("detail/channel.hpp",
     """        if (channel() >= 0 && getpid() == owner_) Record("end", "complete").send();""",
     """        if (channel() < 0 || getpid() != owner_) return;
        mutation::before_end();
        Record("end", "complete").send();
        if (mutation::find("end", "late")) Record("event", "late").send();
        mutation::after_end();"""),
    ("detail/arms.hpp",
     "        repeat(n);\n",
     "        repeat(n);\n        mutation::linger(name, now_ns() - before);\n"),
    ("detail/arms.hpp",
     "    double visit(std::uint64_t n, int batches) const {\n",
     "    double visit(std::uint64_t n, int batches) const {\n"
     "        if (const auto told = mutation::false_cost()) return *told;\n"),
    ("detail/arms.hpp",
     "const Timed a = timed(plan), b = timed(plan);",
     'const Timed a = timed(plan), planned = timed(plan);\n'
     '        const Timed& b = mutation::find("same_arms") ? a : planned;'),
    ("lab.py", "import time\n", "import time\n\nimport mutation\n"),
    ("lab.py",
     'return os.environ.get("LAB_CONTROL", "") == name',
     'return mutation.control(name, os.environ.get("LAB_CONTROL", "") == name)'),
    ("lab.py", "_ARMS[name] = (work, prepare)",
     "_ARMS[name] = (mutation.slowed(name, work), prepare)"),
    ("lab.py",
     '        os.write(_CHANNEL, (json.dumps(record) + "\\n").encode())',
     '        for each in mutation.records(record):\n'
     '            os.write(_CHANNEL, (json.dumps(each) + "\\n").encode())'),
    ("lab.py",
     "in ns for one operation.\"\"\"\n",
     "in ns for one operation.\"\"\"\n"
     "    if (told := mutation.false_cost()) is not None:\n        return told\n"),
    ("lab.py",
     "    _visit(a, a_n, batches), _visit(b, b_n, batches)  # untimed",
     "    b, b_n = mutation.second_arm((a, a_n), (b, b_n))\n"
     "    _visit(a, a_n, batches), _visit(b, b_n, batches)  # untimed"),
    ("lab.py", '        _send({"end": "complete"})',
     '        mutation.before_end()\n        _send({"end": "complete"})\n'
     '        mutation.after_end(_send)'),
)


class CannotPatch(Exception):
    """The vocabulary has changed: a patch no longer fits."""


def patched(text: str, old: str, new: str, where: str) -> str:
    """The text with `old`, which must stand in it exactly once, replaced."""
    if (seen := text.count(old)) != 1:
        raise CannotPatch(f"{where}: wanted once, saw {seen} times: {old!r}; mend PATCHES in "
                          f"proofs/mutation_parts/patches.py")
    return text.replace(old, new)


def make_copy(root: Path, book: Path, orders: Path) -> None:
    """Copies the book at `root` to `book`; its listings then look for orders in `orders`."""
    for name in COPIED:
        shutil.rmtree(book / name, ignore_errors=True)
        shutil.copytree(root / name, book / name,
                        ignore=shutil.ignore_patterns("__pycache__"))
    vocabulary = book / "snippets/lab"
    made_of = (*vocabulary.rglob("*.hpp"), PARTS / "mutation.hpp", PARTS / "patches.py")
    newest = max(file.stat().st_mtime for file in made_of)
    for part, target in (("mutation.hpp", "detail/mutation.hpp"),
                         ("mutation_lab.py", "mutation.py")):
        text = patched((PARTS / part).read_text("utf-8"), "@FOLDER@", str(orders), part)
        (vocabulary / target).write_text(text, "utf-8")
    for name, old, new in PATCHES:
        file = vocabulary / name
        file.write_text(patched(file.read_text("utf-8"), old, new, f"snippets/lab/{name}"), "utf-8")
    for file in vocabulary.rglob("*.hpp"):  # no newer than what it is made of: nothing is compiled
        os.utime(file, (newest, newest))    # again while that stays as it is
