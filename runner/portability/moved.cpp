// See moved.hpp.
#include "moved.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace lab::portability {
namespace {

// Nothing is known of the listing where the place could not, or did not, answer.
bool is_known(BuildOutcome outcome) {
    return outcome != BuildOutcome::not_tried && outcome != BuildOutcome::service_failed;
}

bool is_known(RunOutcome outcome) {
    return outcome != RunOutcome::not_tried && outcome != RunOutcome::service_failed;
}

bool has_built(BuildOutcome outcome) {
    return outcome == BuildOutcome::builds || outcome == BuildOutcome::warns;
}

bool is_decided(const std::string& verdict) {
    return verdict == "VERIFIED" || verdict == "REFUTED";
}

std::string words_of_run(const Cell& cell) {
    const bool has_number =
        cell.run == RunOutcome::signalled || (cell.run == RunOutcome::ran && cell.status != 0);
    return has_number ? fmt::format("{} {}", to_string(cell.run), cell.status)
                      : to_string(cell.run);
}

class Comparison {
public:
    Comparison(std::string experiment, const Cell& before, const Cell& after)
        : experiment_(std::move(experiment)), before_(before), after_(after) {}

    void add_to(std::vector<CellMove>& out) const {
        if (const auto build = build_move()) {
            out.push_back(*build);
            if (build->kind != Moved::warning) return;  // what follows from it says no more
        }
        if (words_of_run(before_) != words_of_run(after_))
            out.push_back(
                move(is_known(before_.run) && is_known(after_.run) ? Moved::run : Moved::tried,
                     words_of_run(before_), words_of_run(after_)));
        add_verdicts(out);
    }

private:
    std::optional<CellMove> build_move() const {
        const BuildOutcome was = before_.build, is = after_.build;
        if (was == is) return std::nullopt;
        Moved kind = Moved::build;
        if (!is_known(was) || !is_known(is))
            kind = Moved::tried;
        else if (has_built(was) && has_built(is))
            kind = Moved::warning;
        return move(kind, to_string(was), to_string(is));
    }

    void add_verdicts(std::vector<CellMove>& out) const {
        std::map<std::string, std::string> was;
        for (const JudgedClaim& claim : before_.claims) was[claim.id] = claim.verdict;
        for (const JudgedClaim& claim : after_.claims) {
            const auto found = was.find(claim.id);
            if (found == was.end() || found->second == claim.verdict) continue;
            const bool flip = is_decided(found->second) && is_decided(claim.verdict);
            out.push_back(move(flip ? Moved::verdict : Moved::undecided, found->second,
                               claim.verdict, claim.id));
        }
    }

    CellMove move(Moved kind, std::string was, std::string is, std::string claim = "") const {
        const Setting &a = before_.setting, &b = after_.setting;
        return {kind,
                experiment_,
                b.name(),
                std::move(was),
                std::move(is),
                std::move(claim),
                before_.content != after_.content,
                a.version != b.version || a.flags != b.flags || a.instance != b.instance};
    }

    const std::string experiment_;
    const Cell &before_, &after_;
};

}  // namespace

std::vector<CellMove> moves_between(const std::vector<Sheet>& before,
                                    const std::vector<Sheet>& after) {
    std::map<std::string, const Sheet*> then;
    for (const Sheet& sheet : before) then[sheet.experiment] = &sheet;
    std::vector<CellMove> out;
    for (const Sheet& sheet : after) {
        const auto earlier = then.find(sheet.experiment);
        if (earlier == then.end()) continue;
        for (const Cell& cell : sheet.cells)
            if (const Cell* const was = earlier->second->find(cell.setting.name()))
                Comparison(sheet.experiment, *was, cell).add_to(out);
    }
    std::sort(out.begin(), out.end(), [](const CellMove& a, const CellMove& b) {
        return std::tie(a.kind, a.experiment, a.cell, a.claim) <
               std::tie(b.kind, b.experiment, b.cell, b.claim);
    });
    return out;
}

std::string words_of(const CellMove& move) {
    std::string out = fmt::format("{} {}: {}{}{} -> {}", move.experiment, move.cell, move.claim,
                                  move.claim.empty() ? "" : " ", move.before, move.after);
    if (move.other_content) out += " (the listing, a header or a threshold changed)";
    if (move.other_compiler) out += " (another compiler, machine or flags)";
    return out;
}

}  // namespace lab::portability
