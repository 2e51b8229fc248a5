// Outcomes told apart, by what a real instance answered and by what a program could feign.
#include "explorer/outcome.hpp"

#include <doctest/doctest.h>

#include <map>

#include "explorer/wire.hpp"
#include "recorded.hpp"

using namespace lab::explorer;

namespace {

const std::map<std::string, Outcome> kSeen = {
    {"special-queue-too-long", Outcome::server_trouble},
    {"special-forbidden-option", Outcome::options_refused},
    {"compile-extra-file-escape", Outcome::bad_input},
    {"error-source-number", Outcome::bad_input},
    {"compile-timeout-compile", Outcome::compile_timed_out},
    {"execute-build-failure", Outcome::compile_failed},
    {"execute-link-failure", Outcome::compile_failed},
    {"compile-error-gcc", Outcome::compile_failed},
    {"compile-error-clang", Outcome::compile_failed},
    {"compile-error-bad-flag", Outcome::compile_failed},
    {"compile-error-link", Outcome::compile_failed},
    {"execute-with-asm-build-failure", Outcome::compile_failed},
    {"error-json-as-text", Outcome::compile_failed},
    {"special-asm-too-large", Outcome::no_assembly},
    {"execute-timeout", Outcome::program_timed_out},
    {"execute-sleep-timeout", Outcome::program_timed_out},
    {"execute-output-truncated", Outcome::output_cut},
    {"special-output-truncated", Outcome::output_cut},
    {"execute-segfault", Outcome::signalled},
    {"execute-abort", Outcome::signalled},
    {"execute-fpe", Outcome::signalled},
    {"execute-exit-code", Outcome::exited},
    {"execute-exit-code-255", Outcome::exited},
    {"execute-ok", Outcome::exited},
    {"execute-no-output", Outcome::exited},
    {"execute-with-asm", Outcome::exited},
    {"execute-python", Outcome::exited},
    {"execute-ubsan", Outcome::exited},
    {"execute-build-warning", Outcome::exited},
    {"compile-asm-gcc", Outcome::compiled},
    {"compile-asm-clang", Outcome::compiled},
    {"compile-binary-linked", Outcome::compiled},
    {"compile-skip-asm", Outcome::compiled},
    {"compile-warning-gcc", Outcome::compiled},
};

Outcome seen(const std::string& name) {
    const auto answer = compile_answer_of(body_of(name));
    REQUIRE_MESSAGE(answer, name);
    return outcome_of(status_of(name), *answer);
}

CompileAnswer ran(Stage program) {
    CompileAnswer answer;
    answer.top = std::move(program);
    answer.did_execute = true;
    answer.build = Stage{};
    return answer;
}

}  // namespace

TEST_CASE("each recorded outcome is told from every other") {
    for (const auto& expected : kSeen) {
        CAPTURE(expected.first);
        CHECK(std::string(to_string(seen(expected.first))) == to_string(expected.second));
    }
}

TEST_CASE("a status of 400 or more is a refusal, whatever the body says") {
    for (const int status : {400, 404, 422, 429, 500, 503})
        CHECK(outcome_of(status, {}) == Outcome::request_refused);
}

TEST_CASE("a compile that times out on the way to a run is no failed compile") {
    CompileAnswer answer;
    answer.top.code = -1, answer.did_execute = false;
    answer.build = Stage{};
    answer.build->code = -1, answer.build->timed_out = true;

    CHECK(outcome_of(200, answer) == Outcome::compile_timed_out);
}

TEST_CASE("what was built and not run is the service's doing") {
    CompileAnswer answer;
    answer.top.code = -1, answer.did_execute = false;
    answer.build = Stage{};

    CHECK(outcome_of(200, answer) == Outcome::not_executed);
    CHECK(is_of_the_service(Outcome::not_executed));
}

TEST_CASE("a signal is proved by the sandbox's last line, and by nothing else") {
    const Line last{"Program terminated with signal: SIGSEGV", {}};
    const auto ended = [](int code, std::vector<Line> err) {
        Stage stage;
        stage.code = code, stage.err = std::move(err);
        return stage;
    };

    CHECK(signal_of(ended(139, {last})) == "SIGSEGV");
    CHECK(signal_of(ended(-1, {last})) == "SIGSEGV");
    CHECK(signal_of(ended(139, {})).empty());
    CHECK(signal_of(ended(0, {last})).empty());
    CHECK(signal_of(ended(1, {last})).empty());
    CHECK(signal_of(ended(139, {last, {"and on", {}}})).empty());
    CHECK(outcome_of(200, ran(ended(139, {last}))) == Outcome::signalled);
    CHECK(outcome_of(200, ran(ended(139, {}))) == Outcome::exited);
    CHECK(outcome_of(200, ran(ended(-1, {}))) == Outcome::signalled);
}

TEST_CASE("a program's own words are not taken for the instance's") {
    for (const char* words : {"Internal Compiler Explorer error", "Bad options: -x", "<Invalid>"}) {
        Stage stage;
        stage.code = -1, stage.err = {{words, {}}};
        CompileAnswer answer = ran(stage);
        answer.assembly = {{words, {}, {}, {}, {}}};

        CHECK(outcome_of(200, answer) == Outcome::signalled);
    }
}

TEST_CASE("only what is the service's own counts as that") {
    for (const auto& [name, outcome] : kSeen)
        CHECK(is_of_the_service(outcome) ==
              (outcome == Outcome::server_trouble || outcome == Outcome::options_refused ||
               outcome == Outcome::bad_input));
    CHECK(is_of_the_service(Outcome::request_refused));
}
