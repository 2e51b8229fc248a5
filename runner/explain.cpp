// See explain.hpp.
#include "explain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>

#include "claim_reader.hpp"

namespace lab {
namespace {

// Ratios to three digits, everything else as it was reported.
std::string rounded(const std::string& number, bool is_cost) {
    return is_cost && !number.empty() ? fmt::format("{:.3g}", std::stod(number)) : number;
}

bool is_cost(const RecordedClaim& claim) { return claim.kind == "ratio" || claim.kind == "growth"; }

std::string quantity(const RecordedClaim& claim) {
    if (claim.kind == "ratio")
        return fmt::format("cost({}) / cost({})", claim.subject[0], claim.subject[1]);
    if (claim.kind == "growth")
        return fmt::format("slope of log cost over log parameter, {} to {}", claim.subject[1],
                           claim.subject[0]);
    if (claim.kind == "order") return "the events, in order";
    return claim.subject[0];
}

std::string wanted(const RecordedClaim& claim) {
    std::string relation = claim.relation;
    for (char& c : relation)
        if (c == '_') c = ' ';
    return fmt::format("{} {} {}", quantity(claim), relation, claim.threshold);
}

std::string value_of(const RecordedClaim& claim, const RecordedTry& seen) {
    if (seen.estimate.empty()) return "no value";
    return rounded(seen.estimate, is_cost(claim)) + (claim.unit.empty() ? "" : " " + claim.unit);
}

std::string describe(const RecordedClaim& claim, const RecordedTry& seen) {
    std::string out = value_of(claim, seen);
    if (seen.interval)
        out +=
            fmt::format(", interval {:.3g} to {:.3g}", seen.interval->first, seen.interval->second);
    if (is_cost(claim)) {
        out += fmt::format("; {} blocks, {} above the threshold, {} below", seen.n, seen.up,
                           seen.down);
        if (seen.needed) out += fmt::format(", {} needed", *seen.needed);
    } else {
        out += fmt::format("; {} processes", seen.n);
    }
    return out;
}

std::string line(const std::string& head, const std::string& text) {
    return fmt::format("{:<10} {}\n", head, text);
}

// The first lines of a compiler's words, which name the cause; the last lines of a program's.
enum class Keep { first, last };

std::string some_lines(const std::string& head, const std::string& text, Keep keep) {
    constexpr std::ptrdiff_t kMost = 12;
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string each; std::getline(in, each);) lines.push_back(each);
    const auto count = static_cast<std::ptrdiff_t>(lines.size());
    const std::ptrdiff_t left_out = std::max<std::ptrdiff_t>(0, count - kMost);
    const std::ptrdiff_t from = keep == Keep::last ? left_out : 0;
    const std::string omission = fmt::format("{}… {} lines more in the evidence\n", head, left_out);
    std::string out = left_out > 0 && keep == Keep::last ? omission : "";
    for (std::ptrdiff_t i = from; i < from + std::min(count, kMost); ++i)
        out += head + lines[static_cast<std::size_t>(i)] + "\n";
    return left_out > 0 && keep == Keep::first ? out + omission : out;
}

bool begins_with(const std::string& text, const std::string& words) {
    return text.rfind(words, 0) == 0;
}

// The next step of whoever wrote the claim or the listing; empty where the reason says it all.
std::string advice(const RecordedClaim& claim, const Recorded& recorded) {
    if (claim.verdict == "REFUTED")
        return "does the listing try this sentence? Then it is a finding: report it as it is";
    if (begins_with(claim.reason, "insensitive"))
        return "let the control remove the cause: the line that asks lab::control() in " +
               recorded.listing;
    if (claim.reason.find("ran out of") != std::string::npos)
        return "where it needs longer, raise [limits] in " +
               std::filesystem::path(recorded.listing).replace_extension(".toml").string();
    return "";
}

std::string tried(const RecordedClaim& claim, const Recorded& recorded, bool stale) {
    std::string out = line("says", claim.says.en);
    out += line("wanted", wanted(claim));
    if (claim.real) out += line("measured", describe(claim, *claim.real));
    const auto control = recorded.controls.find(claim.control_name);
    const std::string changes = control == recorded.controls.end() ? "" : control->second.en;
    if (claim.control)
        out += line("control",
                    fmt::format("{}: {}{}", changes, claim.control->verdict,
                                claim.control->verdict == "REFUTED" ? ", as it must be" : "")) +
               line("", describe(claim, *claim.control));
    out += line("verdict", claim.verdict + (claim.reason.empty() ? "" : ": " + claim.reason));
    if (claim.verdict == "INCONCLUSIVE") out += words_of_programs(recorded, std::string(11, ' '));
    if (const std::string next = advice(claim, recorded); !next.empty()) out += line("next", next);
    out += line("when", recorded.earlier.finished_at +
                            (stale ? "; something has changed since: ./lab run" : ""));
    out += line("listing", recorded.listing);
    out += line("built by", recorded.command + "   (" + recorded.banner + ")");
    return out;
}

}  // namespace

std::string in_one_line(const RecordedClaim& claim) {
    std::string out = claim.verdict + " " + claim.id + ": " + claim.reason;
    if (!claim.real || claim.real->estimate.empty()) return out;
    const std::string seen =
        fmt::format("wanted {}, saw {}", wanted(claim), value_of(claim, *claim.real));
    if (claim.reason.empty()) return out + seen;
    if (!begins_with(claim.reason, "insensitive") || !claim.control)
        return fmt::format("{} ({})", out, seen);
    return fmt::format("{} ({}, and {} in the control)", out, seen,
                       value_of(claim, *claim.control));
}

std::string words_of_programs(const Recorded& recorded, const std::string& head) {
    return some_lines(head, recorded.diagnostics, Keep::first) +
           some_lines(head, recorded.last_words, Keep::last);
}

std::string explain(const Sentence& sentence, const Experiment* experiment,
                    const Recorded* recorded, bool stale) {
    std::string out = line("claim", sentence.id) + line("sentence", sentence.text.en) +
                      line("", sentence.text.zh);
    out += line("truth", sentence.truth + " (the editors)");
    if (!sentence.note.en.empty()) out += line("note", sentence.note.en);
    const RecordedClaim* claim = nullptr;
    if (recorded)
        for (const RecordedClaim& each : recorded->claims)
            if (each.id == sentence.id) claim = &each;
    if (claim) {
        out += tried(*claim, *recorded, stale);
        out += line("again", fmt::format("./lab run --again {}", experiment->id));
    } else if (experiment) {
        out += line("verdict", "none yet: ./lab run " + experiment->id);
    } else {
        out += line("verdict", sentence.how == "experiment"
                                   ? "NOT_RUNNABLE: not tried yet, no experiment decides it"
                                   : "NOT_RUNNABLE: " + sentence.how);
    }
    for (const std::string& source : sentence.sources) out += line("source", source);
    if (!sentence.page.empty())
        out += line("page", fmt::format("docs/en/{0}.md, docs/zh/{0}.md", sentence.page));
    return out;
}

}  // namespace lab
