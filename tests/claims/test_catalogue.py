"""Checks the catalogue: complete, closed vocabularies, both languages, Chinese typography."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

CATALOGUE = Path(__file__).resolve().parents[2] / "claims"
DOCS = CATALOGUE.parent / "docs/en"

PAGES = {
    "process-thread": "process_thread/process_or_thread",
    "os-taxonomy": "os_taxonomy/kinds_of_systems",
    "memory": "memory/does_malloc_give_memory",
    "process-creation": "process_creation/copy_on_write",
    "ipc": "ipc/which_ipc",
    "io-bound": "io_bound/cpu_or_io",
    "io-models": "io_models/blocking_to_async",
    "coroutines": "coroutines/why_so_cheap",
}
ORIGINS = {"seed", "beyond"}
TRUTHS = {"true", "true-with-conditions", "outdated", "misleading", "false"}
DECIDERS = {"experiment", "literature", "definition", "opinion"}
FIELDS = {"id", "origin", "line", "page", "en", "zh", "truth", "sources", "how"}
SEED_LINES = range(1, 115)

HAN = "\u4e00-\u9fff"
FULL_WIDTH = "，。：；？！、（）「」“”《》…"
BAD_TYPOGRAPHY = {
    "no space between Han and Latin": rf"[{HAN}][A-Za-z0-9]|[A-Za-z0-9][{HAN}]",
    "ASCII punctuation beside Han": rf"[{HAN}{FULL_WIDTH}] *[,;:?!]|[,;:?!] *[{HAN}{FULL_WIDTH}]",
    "ASCII full stop after Han": rf"[{HAN}{FULL_WIDTH}]\.",
    "ASCII bracket or quote beside Han": rf"[{HAN}][(\"')]|[(\"')][{HAN}]",
    "space beside full-width punctuation": rf" [{FULL_WIDTH}]|[{FULL_WIDTH}] ",
    "space at an end, or two": r"^ | $|  ",
}


def claims_of(topic: str) -> list[dict]:
    return tomllib.loads((CATALOGUE / f"{topic}.toml").read_text(encoding="utf-8"))["claim"]


CLAIMS = [claim for topic in PAGES for claim in claims_of(topic)]
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=[claim["id"] for claim in CLAIMS])


def typography_faults(text: str) -> list[str]:
    return [name for name, pattern in BAD_TYPOGRAPHY.items() if re.search(pattern, text)]


def test_each_file_is_one_topic():
    assert {file.stem for file in CATALOGUE.glob("*.toml")} == set(PAGES)
    for topic in PAGES:
        assert {claim["id"].split("/")[0] for claim in claims_of(topic)} == {topic}


def test_ids_are_unique():
    counts = Counter(claim["id"] for claim in CLAIMS)
    repeated = [name for name, count in counts.items() if count > 1]

    assert repeated == []


def test_the_note_gave_150_claims_and_ours_only_grow():
    origins = Counter(claim["origin"] for claim in CLAIMS)

    assert origins["seed"] == 150 and origins["beyond"] >= 40


@every_claim
def test_claim_has_exactly_the_documented_fields(claim):
    assert set(claim) - {"note"} == FIELDS
    assert re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", claim["id"])
    assert all(claim[field].strip() for field in ("en", "zh"))
    assert claim["sources"] and all(source.strip() for source in claim["sources"])


@every_claim
def test_claim_uses_the_closed_vocabularies(claim):
    assert claim["origin"] in ORIGINS
    assert claim["truth"] in TRUTHS
    assert claim["how"] in DECIDERS
    pages = {str(page.relative_to(DOCS).with_suffix("")) for page in DOCS.glob("*/*.md")}
    assert claim["page"] == PAGES[claim["id"].split("/")[0]] or claim["page"] in pages


@every_claim
def test_claim_of_the_note_names_its_line(claim):
    assert claim["line"] in SEED_LINES if claim["origin"] == "seed" else claim["line"] == 0


@every_claim
def test_note_stands_in_both_languages_and_wherever_the_sentence_is_not_simply_true(claim):
    note = claim.get("note")

    assert note or claim["truth"] == "true"
    assert note is None or set(note) == {"en", "zh"}
    assert note is None or re.search(r"[.?!)]$", note["en"])
    assert note is None or re.search(r"[。？！）]$", note["zh"])


@every_claim
def test_note_gives_the_same_figures_in_both_languages(claim):
    note = claim.get("note", {"en": "", "zh": ""})
    figures = [set(re.findall(r"\d+(?:\.\d+)*", note[language])) for language in ("en", "zh")]

    assert figures[0] == figures[1]


@every_claim
def test_chinese_of_our_own_keeps_the_typography(claim):
    ours = [claim["note"]["zh"]] if "note" in claim else []
    ours += [claim["zh"]] if claim["origin"] == "beyond" else []

    assert [typography_faults(text) for text in ours] == [[]] * len(ours)


@every_claim
def test_english_has_no_chinese(claim):
    english = [claim["en"], *claim["sources"], claim.get("note", {}).get("en", "")]

    chinese = HAN + FULL_WIDTH.translate(str.maketrans("", "", "“”…"))
    assert not re.search(rf"[{chinese}]", "".join(english))


@pytest.mark.parametrize("text", ["用mmap 分配", "返回 -1,失败", "返回 0 ，成功", "等待(阻塞)", "结束.", " 首"])
def test_typography_check_sees_each_fault(text):
    assert typography_faults(text) != []
