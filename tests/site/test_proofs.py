"""What a page shows of the proofs of its method."""

import json

import pytest

NAMES = ("mutation", "false_alarms", "simulation", "cross_check", "rounding", "overhead",
         "sandbox", "recompute", "fuzz", "lighthouse", "self_test", "timing")


def show(book, *names):
    """Puts these proofs at the end of a page, in both languages."""
    for language in ("en", "zh"):
        book.append(f"{language}/soup.md",
                    "".join(f"\n```{{proof}} {name}\n```\n" for name in names))
    return book


def spoil(book, proof, change):
    path = book.path(f"proofs/{proof}.json")
    found = json.loads(path.read_text("utf-8"))
    change(found)
    path.write_text(json.dumps(found), "utf-8")


def one(book, name, language="en"):
    built = show(book, name).build(language)
    assert built.warnings == ""
    return built.texts("proof")[0]


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Every proof's figure as text, by language and name."""
    from conftest import Book
    book = show(Book(tmp_path_factory.mktemp("proofs") / "book"), *NAMES)
    built = {language: book.build(language) for language in ("en", "zh")}
    assert [each.warnings for each in built.values()] == ["", ""]
    return {language: dict(zip(NAMES, each.texts("proof"))) for language, each in built.items()}


def test_every_proof_names_its_date_commit_and_machine(shown):
    for name in NAMES[:-2]:
        for part in ("2024-11-25 08:00:00 UTC", "50up1ed", "Copper kettle, model 7 × 2",
                     "Linux 6.1.0-soup"):
            assert part in shown["en"][name] and part in shown["zh"][name]


def test_the_mutation_score_lists_what_survived_and_why(shown):
    text = shown["en"]["mutation"]

    assert "5 of 6 damaged experiments were caught" in text and "3 claims" in text
    assert "soup/spoons-counted · salt left out · spoons do not dissolve" in text
    assert "识破 5 个" in shown["zh"]["mutation"] and "不放盐" in shown["zh"]["mutation"]


def test_without_survivors_the_page_says_so(book):
    def all_caught(found):
        found["operators"][1].update(caught=3, survivors=[])
        found["caught"] = 6

    spoil(book, "mutation", all_caught)

    assert "No damaged experiment was believed." in one(book, "mutation")


def test_false_alarms_are_counted_by_load_and_unsteady_claims_listed(shown):
    text = shown["en"]["false_alarms"]

    for part in ("Runs under load: 2.", "REFUTED in another: 0.", "12.5\u00a0%", "2 of 4 runs",
                 "steady", "in bursts", "2 of 4 claims were not VERIFIED in every run",
                 "VVI", "RRR", "the time budget ran out before a decision × 1",
                 "stir --fast & boil"):
        assert part in text
    assert "soup/spoons-counted" not in text
    assert "时间预算用尽" in shown["zh"]["false_alarms"]


def test_a_finished_and_steady_proof_says_that_all_was_verified(book):
    def steady(found):
        found["wanted_runs"] = 2
        for claim in found["claims"]:
            claim.update(verdicts="VVV", reasons={})

    spoil(book, "false_alarms", steady)
    text = one(book, "false_alarms")

    assert "All 4 claims were VERIFIED in every run." in text and "not finished" not in text


def test_the_simulation_is_a_matrix_of_true_ratios_and_machines(shown):
    text = shown["en"]["simulation"]

    for part in ("0 of 800 simulated tries", "1 of 10,000 processes were ever decided; the rule "
                 "allows 2", "swapped arms changed 0", "0 / 100 / 24", "0 / 99.75 / 120",
                 "0.25 / 0 / 1000", "0 / 75 / 24.75 / 1000", "above 1.2", "quiet", "windy"):
        assert part in text
    assert "Limit broken" not in text
    assert "安静" in shown["zh"]["simulation"]


def test_a_broken_limit_of_the_method_is_shown(book):
    spoil(book, "simulation", lambda found: found.update(breaches=["quiet: 3 wrong verdicts"]))

    assert "quiet: 3 wrong verdicts" in one(book, "simulation")


def test_other_tools_stand_beside_ours_with_reasons_and_commands(shown):
    text = shown["en"]["cross_check"]

    for part in ("2 costs, each side measured 7 times", "2.01\u00a0µs", "2.10\u00a0µs", "1.05",
                 "0.500\u00a0ns/B", "The spoon is rinsed too.", "kettle-ng --boil 1",
                 "kettle-ng 3.1", "soup/boil lid"):
        assert part in text
    assert "勺子还要冲洗一遍。" in shown["zh"]["cross_check"]


def test_changed_values_are_listed_with_both_readings(shown):
    text = shown["en"]["rounding"]

    for part in ("40 values", "2 of them (5\u00a0%)", "9 of all", "all 12 ratios",
                 "at most 1.021", "at most 1.14", "0 … 2",
                 "soup/lid-saves-time", "5.5", "5.6", "11 µs", "—"):
        assert part in text
    assert "有 2 个不同" in shown["zh"]["rounding"]


def test_the_cost_of_the_harness_has_an_interval_and_a_verdict(shown):
    text = shown["en"]["overhead"]

    for part in ("an addition that waits", "1.0000", "0.9999 … 1.0012", "VERIFIED", "stir",
                 "4000", "INCONCLUSIVE"):
        assert part in text


def test_the_sandbox_is_priced_by_launch_operation_and_suite(shown):
    text = shown["en"]["sandbox"]

    for part in ("load average 3.5", "1.20 times as long", "12 times as long", "at most 1.15",
                 "6\u00a0ms", "1.190 … 1.210", "one answer took 4\u00a0µs",
                 "a short system call", "1.240", "REFUTED", "↳ only its filter",
                 "equal within 1.05", "stir", "240\u00a0s", "300\u00a0s", "3 … 4",
                 "on the other: 1."):
        assert part in text
    assert "沙箱内" in shown["zh"]["sandbox"] and "目标是不超过 1.15" in shown["zh"]["sandbox"]


def test_a_sandbox_priced_without_the_suite_says_so(book):
    spoil(book, "sandbox", lambda found: found.update(suite=None))

    assert "The whole suite was left out." in one(book, "sandbox")


def test_verdicts_that_a_script_does_not_agree_with_are_named(shown):
    text = shown["en"]["recompute"]

    assert "3 of 4 claims come out the same." in text
    assert "soup/cooling" in text and "INCONCLUSIVE budget" in text


def test_inputs_are_counted_by_reader_and_a_crash_is_named(shown):
    text = shown["en"]["fuzz"]

    for part in ("5,000 mutated inputs", "Readers that crashed: 1.", "claim files", "3,000",
                 "none", "heap-buffer-overflow in spoon"):
        assert part in text
    assert "命题文件" in shown["zh"]["fuzz"] and "共读入 5,000 份" in shown["zh"]["fuzz"]


def test_the_latest_self_test_is_shown_with_its_counts(shown):
    text = shown["en"]["self_test"]

    for part in ("must be REFUTED", "1.000", "0.98", "24", "23", "2024-11-24 09:00:07 UTC",
                 "Copper kettle", "what they must be"):
        assert part in text
    assert "应判为已推翻" in shown["zh"]["self_test"]


def test_a_failed_self_test_is_not_hidden(book):
    book.edit("evidence/soup/boil.json", '"complaint": ""', '"complaint": "it saw double"')

    assert "The harness failed" in one(book, "self_test")


def test_timing_tells_blocks_and_the_dearest_experiments(shown):
    text = shown["en"]["timing"]

    for part in ("3 claims compare costs", "1,000 at most", "6.50\u00a0s", "Boiling with"):
        assert part in text


@pytest.mark.parametrize("name, command", [("mutation", "./lab prove mutation"),
                                           ("false_alarms", "./lab prove false_alarms")])
def test_a_proof_that_was_never_run_is_a_box_and_no_warning(book, name, command):
    book.path(f"proofs/{name}.json").unlink()

    built = show(book, name).build("en")

    assert built.warnings == ""
    assert "has not been run yet" in built.texts("missing")[-1]
    assert command in built.texts("missing")[-1]
    assert "还没有做过" in book.build("zh").texts("missing")[-1]


def test_without_evidence_there_is_no_self_test_to_show(book):
    for path in book.path("evidence/soup").glob("*.json"):
        path.unlink()

    built = show(book, "self_test").build("en", lab_strict=False)

    assert "No run has tested its harness" in built.texts("missing")[-1]


@pytest.mark.parametrize("change, complaint", [
    (lambda found: found.pop("applied"), "wanted applied to be a whole number, saw nothing"),
    (lambda found: found["operators"][1].update(caught="all"),
     'wanted operators[1].caught to be a whole number, saw "all"'),
    (lambda found: found.update(operators={}), "wanted operators to be a list, saw an object"),
    (lambda found: found["machine"].pop("cpu"), "wanted machine.cpu to be text, saw nothing"),
])
def test_results_that_cannot_be_used_are_a_warning_that_names_file_place_and_wish(
        book, change, complaint):
    spoil(book, "mutation", change)

    built = show(book, "mutation").build("en")

    assert "proofs/mutation.json" in built.warnings and complaint in built.warnings
    assert "cannot be read" in built.texts("missing")[-1]


def test_results_that_are_no_json_are_a_warning(book):
    book.path("proofs/mutation.json").write_text("{", "utf-8")

    assert "mutation.json: wanted JSON" in show(book, "mutation").build("en").warnings


def test_a_proof_that_does_not_exist_is_a_warning_that_lists_those_that_do(book):
    warnings = show(book, "tasting").build("en").warnings

    assert "tasting" in warnings and "mutation" in warnings and "self_test" in warnings


def test_a_page_is_made_again_when_a_proof_was_run_again(book):
    show(book, "recompute").build("en")
    spoil(book, "recompute", lambda found: found.update(agree=4, differences=[]))

    assert "4 of 4 claims come out the same." in book.build("en").texts("proof")[0]


def test_raw_results_lie_beside_the_pages(book):
    built = show(book, "mutation").build("en")

    assert (built.out / "_evidence/proofs/mutation.json").exists()
    assert "_evidence/proofs/mutation.json" in built.page("soup")


def test_both_languages_show_the_same_proofs(book):
    book.append("en/soup.md", "\n```{proof} mutation\n```\n")
    book.append("zh/soup.md", "\n```{proof} rounding\n```\n")

    assert "directive proof rounding at" in book.build("en").warnings


def test_of_two_languages_lighthouse_shows_the_worse(shown):
    text = shown["en"]["lighthouse"]

    assert "Lighthouse 12.8.2 in Chromium 100" in text and "0.5 to 2.5" in text
    for part in ("first page", "desktop", "97", "99"):
        assert part in text
    assert "20\u00a0KiB" in text
    assert "首页" in shown["zh"]["lighthouse"]


def test_a_page_that_waits_for_a_proof_is_read_again_only_when_the_proof_is_there(book):
    path = book.path("proofs/fuzz.json")
    found = path.read_text("utf-8")
    path.unlink()
    show(book, "fuzz").build()

    before = book.build().env.all_docs["soup"]
    still = book.build().env.all_docs["soup"]
    path.write_text(found, "utf-8")

    assert still == before
    assert book.build().env.all_docs["soup"] > still
