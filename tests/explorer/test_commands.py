"""What `lab explorer` asks of an instance, and what it makes of the answers."""

import json
import shutil
import subprocess

import pytest
from conftest import ROOT, Lab, recorded
from replay import Replay


def test_discovery_lists_what_the_instance_has(lab):
    version = lab("version")
    languages = {each["id"] for each in json.loads(lab("languages", "--json").stdout)}
    compilers = json.loads(lab("compilers", "--json").stdout)
    libraries = json.loads(lab("libraries", "--json").stdout)
    formats = json.loads(lab("formats", "--json").stdout)

    assert version.stdout == "d51924f91d12376e68cc46ba114e73d38bc2b981\n"
    assert {"c++", "python"} < languages
    assert [each["id"] for each in compilers] == ["clang1406", "g122"]
    assert compilers[1]["version"] == "12.2" and compilers[1]["can_execute"]
    assert libraries[0]["versions"] == [{"id": "100", "version": "1.0.0"}]
    assert formats[0]["id"] == "clangformat" and "Google" in formats[0]["styles"]


def test_discovery_is_readable(lab):
    assert "g122                 x86-64 gcc 12.2" in lab("compilers").stdout
    assert "C++ (.cpp" in lab("languages").stdout
    assert "100              1.0.0" in lab("libraries").stdout
    assert lab("formats").stdout.startswith("clangformat")


def test_requests_say_plainly_who_asks(lab, replay):
    lab("version")

    _, _, headers, _ = replay.seen[-1]
    assert headers["User-Agent"].startswith("lab-explorer/")
    assert "curl/" not in headers["User-Agent"] and "Mozilla" not in headers["User-Agent"]
    assert headers["Accept"] == "application/json"


def test_a_source_becomes_assembly(lab):
    done = lab("compile", lab.source("compile-asm-gcc"), "--compiler", "g122", "--flags=-O2")
    seen = recorded("compile-asm-gcc")["response"]["json"]["asm"]

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [line["text"] for line in seen]


def test_the_code_is_not_to_be_kept_unless_one_says_so(lab, replay):
    lab("compile", lab.source("compile-asm-gcc"), "--compiler", "g122", "--flags=-O2")
    body = json.loads(replay.seen[-1][3])

    assert body["allowStoreCodeDebug"] is False
    assert body["bypassCache"] == 0


def test_a_source_that_does_not_compile_is_a_result(lab):
    source = lab.source("compile-error-gcc")

    done = lab("compile", source, "--compiler", "g122", "--flags=-O2")
    told = json.loads(lab("compile", source, "--compiler", "g122", "--flags=-O2", "--json").stdout)

    assert done.returncode == 1 and done.stdout == ""
    assert "<source>:4:7: error: ‘class std::vector<int>’ has no member named" in done.stderr
    assert told["outcome"] == "compile_failed"
    assert [line["tag"]["line"] for line in told["build"]["stderr"] if "tag" in line] == [4, 5, 5]


def test_a_program_is_run_with_arguments_and_input(lab):
    done = lab.execute_ok()

    assert done.returncode == 0
    assert done.stdout.splitlines()[:3] == ["arg 1: [one]", "arg 2: [two words]", 'arg 3: ["q"]']
    assert done.stdout.splitlines()[3:] == ["in: first", "in: second"]
    assert done.stderr == "to stderr\n"


def test_a_program_is_run_with_an_environment(lab):
    done = lab("execute", lab.source("execute-runtime-env"), "--compiler", "g122", "--flags=-O1",
               "--env", "MYENV=123")

    assert done.stdout == "123\n"


@pytest.mark.parametrize("name, outcome, words", [
    ("execute-exit-code", "exited", "exited: status"),
    ("execute-timeout", "program_timed_out", "the program was killed after 3.2 s"),
    ("execute-output-truncated", "output_cut", "the rest is lost"),
    ("execute-segfault", "signalled", "by which signal the instance does not say"),
    ("execute-build-failure", "compile_failed", "the compiler ended with 1"),
])
def test_how_a_program_ended_is_told(lab, name, outcome, words):
    flags = recorded(name)["request"]["json"]["options"]["userArguments"]
    ask = ("execute", lab.source(name), "--compiler", "g122", f"--flags={flags}")

    done, told = lab(*ask), json.loads(lab(*ask, "--json").stdout)

    assert done.returncode == 1
    assert words in done.stderr
    assert told["outcome"] == outcome


def test_a_source_is_laid_out(lab):
    done = lab("format", lab.source("format-clangformat"), "--style", "Google")

    assert done.stdout == "int main() { return 0; }\n"


@pytest.mark.parametrize("words, complaint", [
    (("compilers", "c+"), "c+: no language of http://127.0.0.1"),
    (("libraries", "pyton"), "did you mean python?"),
    (("compile", "FILE", "--compiler", "g112"), "did you mean g122?"),
    (("execute", "FILE", "--compiler", "g122", "--library", "demolip=100"), "mean demolib?"),
    (("execute", "FILE", "--compiler", "g122", "--library", "demolib=1.0.0"), "did you mean 100?"),
    (("execute", "FILE", "--compiler", "g122", "--library", "demolib"), "wanted ID=VERSION"),
    (("execute", "FILE", "--compiler", "g122", "--env", "X"), "wanted NAME=VALUE"),
    (("format", "FILE", "--formatter", "clangfromat"), "did you mean clangformat?"),
    (("format", "FILE", "--style", "Gogle"), "did you mean Google?"),
    (("compile", "/nosuch.cpp", "--compiler", "g122"), "/nosuch.cpp"),
])
def test_a_name_that_is_not_there_is_told_with_a_guess(lab, replay, words, complaint):
    file = lab.source("execute-ok")
    posted = sum(method == "POST" for method, *_ in replay.seen)

    done = lab(*(file if word == "FILE" else word for word in words))

    assert done.returncode == 2
    assert complaint in done.stderr
    assert sum(method == "POST" for method, *_ in replay.seen) == posted, "nothing was sent"


def test_a_source_that_is_not_utf8_is_not_sent(lab):
    file = lab.folder / "latin.cpp"
    file.write_bytes(b"// \xe4\nint main() {}\n")

    done = lab("compile", str(file), "--compiler", "g122")

    assert done.returncode == 2
    assert "is not UTF-8" in done.stderr


def test_headers_of_the_book_are_sent_with_the_listing_that_includes_them(lab, replay):
    shutil.copytree(ROOT / "snippets/lab", lab.folder / "snippets/lab")
    listing = lab.folder / "listing.cpp"
    listing.write_text("#include <lab/lab.hpp>\n\nint main() { lab::fact(\"one\", 1); }\n")

    lab("execute", str(listing), "--compiler", "g122", "--flags=-std=c++20")
    body = json.loads(replay.seen[-1][3])
    files = {each["filename"]: each["contents"] for each in body["files"]}

    assert body["options"]["userArguments"] == "-I. -std=c++20"
    assert files["lab/lab.hpp"] == (ROOT / "snippets/lab/lab.hpp").read_text("utf-8")
    assert set(files) == {"lab/lab.hpp", *(f"lab/detail/{name}.hpp" for name in
                                           ("arms", "channel", "check", "child"))}


def test_no_command_contacts_the_public_site_faster_than_a_guest_should(tmp_path):
    for site in ("", "https://godbolt.org", "https://gcc.godbolt.org/"):
        done = Lab(tmp_path, site)("version", "--pace", "0.5")

        assert done.returncode == 2
        assert "serves everybody" in done.stderr


def test_the_book_names_its_instance(replay, tmp_path):
    (tmp_path / "compilers.toml").write_text(f'site = "{replay.url}"\n')

    done = Lab(tmp_path, "")("version")

    assert done.returncode == 0, done.stderr


def test_an_option_names_another_instance_than_the_environment(tmp_path):
    server = Replay()

    done = Lab(tmp_path, "http://127.0.0.1:9")("version", "--explorer", server.url + "//")
    server.shutdown()

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", [("--pace", "-1"), ("--requests", "0"), ("--timeout", "0")])
def test_numbers_that_make_no_sense_are_refused(lab, words):
    done = lab("version", *words)

    assert done.returncode == 2
    assert f"{words[0]}: wanted" in done.stderr


def test_each_command_explains_itself(lab):
    for words in ((), ("compile",), ("execute",), ("compilers",)):
        done = lab(*words, "--help")

        assert done.returncode == 0
        assert "usage" in done.stdout.lower()
    assert "LAB_EXPLORER_PACE" in lab("version", "--help").stdout
    assert "Nothing is contacted" in lab("--help").stdout


def test_what_is_sent_compiles_in_a_folder_of_its_own_and_reports_on_standard_error(lab, replay):
    """As an instance does it: the source is example.cpp, and the files lie beside it."""
    shutil.copytree(ROOT / "snippets/lab", lab.folder / "snippets/lab")
    listing = lab.folder / "listing.cpp"
    listing.write_text("#include <lab/lab.hpp>\n\nint main() { lab::fact(\"one\", 1); }\n")
    lab("execute", str(listing), "--compiler", "g122", "--flags=-std=c++20")
    body, there = json.loads(replay.seen[-1][3]), lab.folder / "there"

    for file in [{"filename": "example.cpp", "contents": body["source"]}, *body["files"]]:
        (there / file["filename"]).parent.mkdir(parents=True, exist_ok=True)
        (there / file["filename"]).write_text(file["contents"], "utf-8")
    subprocess.run(["g++", *body["options"]["userArguments"].split(), "example.cpp"], cwd=there,
                   check=True)
    done = subprocess.run([there / "a.out"], env={"LAB_CHANNEL": "2"}, capture_output=True,
                          text=True)

    assert done.stderr == '{"fact":"one","value":1,"unit":""}\n{"end":"complete"}\n'
