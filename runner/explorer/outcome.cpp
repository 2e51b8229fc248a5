// See outcome.hpp.
#include "outcome.hpp"

#include <array>
#include <string_view>

namespace lab::explorer {
namespace {

constexpr std::string_view kTrouble = "Internal Compiler Explorer error";
constexpr std::string_view kBadOptions = "Bad options: ";
constexpr std::string_view kSignal = "Program terminated with signal: ";
constexpr int kFirstSignal = 128;  // a shell's exit status for signal 0; nsjail follows it

bool begins(const std::vector<Line>& lines, std::string_view word) {
    return !lines.empty() && lines.front().text.rfind(word, 0) == 0;
}

bool is_placeholder(const std::string& text) {
    return text.size() >= 2 && text.front() == '<' && text.back() == '>';
}

// A program's own words must not be taken for those of the instance.
bool is_of_instance(const CompileAnswer& answer) {
    return answer.top.code == -1 && !program_of(answer);
}

bool is_bad_input(const CompileAnswer& answer) {
    return answer.top.err.size() == 1 && answer.assembly.size() == 1 &&
           is_placeholder(answer.top.err[0].text) &&
           answer.assembly[0].text == answer.top.err[0].text;
}

bool is_no_assembly(const CompileAnswer& answer) {
    return answer.assembly.size() == 1 && answer.assembly[0].text.rfind("<No output", 0) == 0;
}

Outcome outcome_of_program(const Stage& program) {
    if (program.timed_out) return Outcome::program_timed_out;
    if (program.truncated) return Outcome::output_cut;
    if (program.code == -1 || !signal_of(program).empty()) return Outcome::signalled;
    return Outcome::exited;
}

}  // namespace

const char* to_string(Outcome outcome) {
    static constexpr std::array kWords = {
        "request_refused",   "server_trouble", "options_refused", "bad_input",
        "compile_timed_out", "compile_failed", "not_executed",    "no_assembly",
        "program_timed_out", "output_cut",     "signalled",       "exited",
        "compiled"};
    static_assert(kWords.size() == static_cast<std::size_t>(Outcome::compiled) + 1);
    return kWords.at(static_cast<std::size_t>(outcome));
}

bool is_of_the_service(Outcome outcome) {
    return outcome <= Outcome::bad_input || outcome == Outcome::not_executed;
}

const Stage& build_of(const CompileAnswer& answer) {
    return answer.build ? *answer.build : answer.top;
}

const Stage* program_of(const CompileAnswer& answer) {
    if (answer.did_execute.value_or(false)) return &answer.top;
    return answer.execution ? &*answer.execution : nullptr;
}

std::string signal_of(const Stage& program) {
    const bool may_be = program.code == -1 || program.code > kFirstSignal;
    if (!may_be || program.err.empty()) return "";
    const std::string& last = program.err.back().text;
    return last.rfind(kSignal, 0) == 0 ? last.substr(kSignal.size()) : "";
}

Outcome outcome_of(int status, const CompileAnswer& answer) {
    if (status >= 400) return Outcome::request_refused;
    if (is_of_instance(answer)) {
        if (begins(answer.top.err, kTrouble)) return Outcome::server_trouble;
        if (begins(answer.top.err, kBadOptions)) return Outcome::options_refused;
        if (is_bad_input(answer)) return Outcome::bad_input;
    }
    const Stage& build = build_of(answer);
    const Stage* const program = program_of(answer);
    if (build.timed_out && &build != program) return Outcome::compile_timed_out;
    if (build.code != 0 && &build != program) return Outcome::compile_failed;
    if (program) return outcome_of_program(*program);
    if (answer.did_execute) return Outcome::not_executed;
    if (is_no_assembly(answer)) return Outcome::no_assembly;
    return build.truncated ? Outcome::output_cut : Outcome::compiled;
}

}  // namespace lab::explorer
