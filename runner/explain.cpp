// See explain.hpp.
#include "explain.hpp"

#include <fmt/core.h>

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

std::string describe(const RecordedClaim& claim, const RecordedTry& seen) {
    std::string out = seen.estimate.empty() ? "no value" : rounded(seen.estimate, is_cost(claim));
    if (!claim.unit.empty() && !seen.estimate.empty()) out += " " + claim.unit;
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
    out += line("when", recorded.earlier.finished_at +
                            (stale ? "; something has changed since: lab run" : ""));
    out += line("listing", recorded.listing);
    out += line("built by", recorded.command + "   (" + recorded.banner + ")");
    return out;
}

}  // namespace

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
