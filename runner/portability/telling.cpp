// See telling.hpp.
#include "telling.hpp"

#include <fmt/core.h>

#include <functional>
#include <map>

#include "../tally.hpp"
#include "moved.hpp"

namespace lab::portability {
namespace {

using Seen = std::function<void(const Sheet&, const Cell&)>;

void each_at(const std::vector<Sheet>& sheets, const std::string& where, const Seen& seen) {
    for (const Sheet& sheet : sheets)
        for (const Cell& cell : sheet.cells)
            if (cell.setting.where == where) seen(sheet, cell);
}

struct Column {
    std::map<std::string, int> builds;
    Tally verdicts;
    int all = 0;
};

// "125 build, 2 warn": the words of evidence, as verbs of many.
std::string words_of(const Column& column) {
    std::string out = fmt::format("{:>4} tried:", column.all);
    const auto say = [&](const char* outcome, const char* many) {
        const auto found = column.builds.find(outcome);
        if (found != column.builds.end()) out += fmt::format(" {} {},", found->second, many);
    };
    say("builds", "build"), say("warns", "warn"), say("refuses", "refused");
    say("timed_out", "timed out"), say("not_tried", "not tried");
    say("service_failed", "not answered");
    return out + " " + column.verdicts.words();
}

std::size_t count_new(const std::vector<Sheet>& before, const std::vector<Sheet>& after) {
    std::map<std::string, const Sheet*> then;
    for (const Sheet& sheet : before) then[sheet.experiment] = &sheet;
    std::size_t out = 0;
    for (const Sheet& sheet : after)
        for (const Cell& cell : sheet.cells) {
            const auto earlier = then.find(sheet.experiment);
            out += earlier == then.end() || !earlier->second->find(cell.setting.name());
        }
    return out;
}

std::string why_not_fine(const Cell& cell) {
    std::string out;
    for (const JudgedClaim& claim : cell.claims)
        if (claim.verdict == "REFUTED")
            out += fmt::format("\n        REFUTED {} {}", claim.id, claim.reason);
    if (!cell.build_reason.empty()) out += "\n        " + cell.build_reason;
    if (!cell.run_reason.empty()) out += "\n        " + cell.run_reason;
    if (cell.build == BuildOutcome::refuses && !cell.diagnostics.empty())
        out += "\n        " + cell.diagnostics.front();
    return out;
}

}  // namespace

std::string words_of_moves(const std::vector<Sheet>& before, const std::vector<Sheet>& after) {
    const std::vector<CellMove> moves = moves_between(before, after);
    const std::size_t fresh = count_new(before, after);
    std::string out = moves.empty()
                          ? "nothing moved since the last recording"
                          : fmt::format("moved since the last recording: {}", moves.size());
    if (fresh > 0) out += fmt::format("; {} cells recorded for the first time", fresh);
    for (const CellMove& each : moves) out += "\n    " + words_of(each);
    return out + "\n";
}

std::string table_of(const std::vector<Sheet>& sheets, const std::string& where) {
    std::map<std::string, Column> columns;
    each_at(sheets, where, [&](const Sheet&, const Cell& cell) {
        Column& column =
            columns[fmt::format("{:<12} {}", cell.setting.compiler, cell.setting.standard)];
        ++column.all, ++column.builds[to_string(cell.build)];
        for (const JudgedClaim& claim : cell.claims) column.verdicts.add(claim.verdict);
    });
    std::string out;
    for (const auto& [name, column] : columns)
        out += fmt::format("{} {}\n", name, words_of(column));
    return out;
}

std::string faults_of(const std::vector<Sheet>& sheets, const std::string& where) {
    std::string out;
    each_at(sheets, where, [&](const Sheet& sheet, const Cell& cell) {
        if (!cell.is_settled() || cell.is_fine()) return;
        out += fmt::format("    {:<40} {:<11} {}: {}{}\n", sheet.experiment, cell.setting.compiler,
                           cell.setting.standard, cell.words(), why_not_fine(cell));
    });
    return out;
}

bool has_faults(const std::vector<Sheet>& sheets, const std::string& where) {
    return !faults_of(sheets, where).empty();
}

std::size_t unanswered(const std::vector<Sheet>& sheets, const std::string& where) {
    std::size_t out = 0;
    each_at(sheets, where, [&](const Sheet&, const Cell& cell) { out += !cell.is_settled(); });
    return out;
}

}  // namespace lab::portability
