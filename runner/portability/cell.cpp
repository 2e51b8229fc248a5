// See cell.hpp.
#include "cell.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "../hash.hpp"
#include "../key.hpp"
#include "../recorded.hpp"

namespace lab::portability {
namespace {

constexpr std::size_t kDigits = 16;  // half of this many bytes: two of 10,000 cells never meet

constexpr std::array kBuilds = {BuildOutcome::builds,    BuildOutcome::warns,
                                BuildOutcome::refuses,   BuildOutcome::timed_out,
                                BuildOutcome::not_tried, BuildOutcome::service_failed};
constexpr std::array kRuns = {
    RunOutcome::ran,     RunOutcome::signalled, RunOutcome::limited,       RunOutcome::timed_out,
    RunOutcome::not_run, RunOutcome::not_tried, RunOutcome::service_failed};

template <class Outcomes>
auto outcome_from(const Outcomes& all, const std::string& word) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](auto each) { return to_string(each) == word; });
    if (found == all.end()) throw NotEvidence(fmt::format("no outcome is called \"{}\"", word));
    return *found;
}

std::string words_of_run(const Cell& cell) {
    switch (cell.run) {
        case RunOutcome::ran:
            return cell.status == 0 ? "ran" : fmt::format("ran, status {}", cell.status);
        case RunOutcome::signalled:
            return fmt::format("signal {}", cell.status);
        case RunOutcome::limited:
            return "killed by a limit";
        case RunOutcome::timed_out:
            return "timed out";
        case RunOutcome::not_run:
            return "not run";
        case RunOutcome::not_tried:
            return "not tried";
        case RunOutcome::service_failed:
            return "service failed";
    }
    return "";
}

}  // namespace

std::string to_string(BuildOutcome outcome) {
    switch (outcome) {
        case BuildOutcome::builds:
            return "builds";
        case BuildOutcome::warns:
            return "warns";
        case BuildOutcome::refuses:
            return "refuses";
        case BuildOutcome::timed_out:
            return "timed_out";
        case BuildOutcome::not_tried:
            return "not_tried";
        case BuildOutcome::service_failed:
            return "service_failed";
    }
    return "";
}

std::string to_string(RunOutcome outcome) {
    switch (outcome) {
        case RunOutcome::ran:
            return "ran";
        case RunOutcome::signalled:
            return "signalled";
        case RunOutcome::limited:
            return "limited";
        case RunOutcome::timed_out:
            return "timed_out";
        case RunOutcome::not_run:
            return "not_run";
        case RunOutcome::not_tried:
            return "not_tried";
        case RunOutcome::service_failed:
            return "service_failed";
    }
    return "";
}

BuildOutcome build_outcome_from(const std::string& word) { return outcome_from(kBuilds, word); }

RunOutcome run_outcome_from(const std::string& word) { return outcome_from(kRuns, word); }

bool Cell::has_refuted() const {
    return std::any_of(claims.begin(), claims.end(),
                       [](const JudgedClaim& each) { return each.verdict == "REFUTED"; });
}

bool Cell::is_fine() const {
    const bool built = build == BuildOutcome::builds || build == BuildOutcome::warns;
    const bool ended = (run == RunOutcome::ran && status == 0) || run == RunOutcome::not_tried;
    return built && ended && !has_refuted();
}

std::string Cell::words() const {
    std::string out = to_string(build);
    if (build == BuildOutcome::builds || build == BuildOutcome::warns)
        out += ", " + words_of_run(*this);
    std::replace(out.begin(), out.end(), '_', ' ');
    std::map<std::string, int> verdicts;
    for (const JudgedClaim& each : claims) ++verdicts[each.verdict];
    if (run == RunOutcome::ran)
        for (const char* verdict : {"VERIFIED", "REFUTED", "INCONCLUSIVE", "NOT_RUNNABLE"})
            if (verdicts.count(verdict) > 0)
                out += fmt::format(", {} {}", verdicts[verdict], verdict);
    return out;
}

std::string Content::digits() const {
    return sha256(fmt::format("{}\n{}\n{}\n", listing, headers, terms.dump())).substr(0, kDigits);
}

std::string key_of(const Setting& setting, const std::string& content) {
    const nlohmann::ordered_json all = {content,         kMethodVersion,  setting.compiler,
                                        setting.version, setting.flags,   setting.arguments,
                                        setting.input,   setting.instance};
    return sha256(all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
        .substr(0, kDigits);
}

}  // namespace lab::portability
