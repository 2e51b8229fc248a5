// See changes.hpp.
#include "changes.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "../claim_reader.hpp"

namespace lab::diff {
namespace {

struct Decided {
    const Experiment* experiment = nullptr;
    const Claim* claim = nullptr;
};

std::map<std::string, Decided> decided_in(const Side& side) {
    std::map<std::string, Decided> out;
    for (const Experiment& experiment : side.experiments)
        for (const Claim& claim : experiment.claims) out[claim.id] = {&experiment, &claim};
    return out;
}

Text alike(const std::string& word) { return {word, word}; }

bool differ(const Text& a, const Text& b) { return a.en != b.en || a.zh != b.zh; }

// Collects what changed of one claim, where anything did.
class Differences {
public:
    explicit Differences(std::vector<ClaimChange>& all) : all_(all) {}

    void compare(const std::string& id, Aspect aspect, const Text& before, const Text& after) {
        if (differ(before, after)) all_.push_back({id, aspect, before, after});
    }
    void compare(const std::string& id, Aspect aspect, const std::string& before,
                 const std::string& after) {
        compare(id, aspect, alike(before), alike(after));
    }

private:
    std::vector<ClaimChange>& all_;
};

std::string list_of(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, "; "));
}

void compare_sentences(const Sentence& before, const Sentence& after, Differences& out) {
    const std::string& id = before.id;
    out.compare(id, Aspect::sentence, before.text, after.text);
    out.compare(id, Aspect::truth, before.truth, after.truth);
    out.compare(id, Aspect::note, before.note, after.note);
    out.compare(id, Aspect::sources, list_of(before.sources), list_of(after.sources));
    out.compare(id, Aspect::how, before.how, after.how);
    out.compare(id, Aspect::page, before.page, after.page);
}

void compare_decisions(const std::string& id, const Decided& before, const Decided& after,
                       Differences& out) {
    const auto name = [](const Decided& each) {
        return each.experiment ? each.experiment->id : std::string();
    };
    out.compare(id, Aspect::experiment, name(before), name(after));
    if (!before.claim || !after.claim) return;
    out.compare(id, Aspect::must_hold, must_hold(*before.claim), must_hold(*after.claim));
    out.compare(id, Aspect::says, before.claim->says, after.claim->says);
}

std::vector<ClaimChange> claims_between(const Side& base, const Side& head) {
    std::vector<ClaimChange> all;
    Differences out(all);
    const auto then = decided_in(base), now = decided_in(head);
    const auto decided = [](const auto& where, const std::string& id) {
        const auto found = where.find(id);
        return found == where.end() ? Decided{} : found->second;
    };
    for (const Sentence& before : base.catalogue.all()) {
        const Sentence* after = head.catalogue.find(before.id);
        if (!after) {
            all.push_back({before.id, Aspect::removed, before.text, {}});
            continue;
        }
        compare_sentences(before, *after, out);
        compare_decisions(before.id, decided(then, before.id), decided(now, before.id), out);
    }
    for (const Sentence& after : head.catalogue.all())
        if (!base.catalogue.find(after.id))
            all.push_back({after.id, Aspect::added, {}, after.text});
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.id < b.id; });
    return all;
}

bool differ(const std::map<std::string, Text>& a, const std::map<std::string, Text>& b) {
    return !std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.first == y.first && !differ(x.second, y.second);
    });
}

bool words_differ(const Experiment& a, const Experiment& b) {
    const auto by_claim = [](const Experiment& experiment) {
        std::map<std::string, Text> out;
        for (const Claim& claim : experiment.claims) out[claim.id] = claim.says;
        return out;
    };
    return differ(a.title, b.title) || differ(a.labels, b.labels) ||
           differ(a.controls, b.controls) || differ(by_claim(a), by_claim(b));
}

std::set<Part> parts_between(const Side& base, const Side& head, const Experiment& before,
                             const Experiment& after) {
    static const std::map<std::string, Part> known = {{"listing", Part::listing},
                                                      {"headers", Part::headers},
                                                      {"flags", Part::flags},
                                                      {"claims", Part::claims}};
    std::set<Part> out;
    const auto &then = base.parts.at(before.id), &now = head.parts.at(after.id);
    for (const auto& [name, part] : known)
        if (then.at(name) != now.at(name)) out.insert(part);
    if (words_differ(before, after)) out.insert(Part::words);
    return out;
}

std::vector<ExperimentChange> experiments_between(const Side& base, const Side& head) {
    std::map<std::string, const Experiment*> then;
    std::map<std::string, std::set<Part>> found;
    for (const Experiment& each : base.experiments)
        then[each.id] = &each, found[each.id] = {Part::removed};
    for (const Experiment& each : head.experiments)
        found[each.id] = then.count(each.id) ? parts_between(base, head, *then.at(each.id), each)
                                             : std::set<Part>{Part::added};
    std::vector<ExperimentChange> out;
    for (const auto& [id, parts] : found)
        if (!parts.empty()) out.push_back({id, parts});
    return out;
}

}  // namespace

bool ExperimentChange::must_rerun() const {
    return std::any_of(parts.begin(), parts.end(),
                       [](Part part) { return part != Part::words && part != Part::removed; });
}

std::string must_hold(const Claim& claim) {
    std::vector<std::string> limits;
    for (const judge::Value& each : claim.threshold) limits.push_back(judge::to_string(each));
    std::string out =
        fmt::format("{} {} {} {}", to_string(claim.kind), fmt::join(claim.subject, " / "),
                    judge::to_string(claim.relation), fmt::join(limits, ", "));
    if (claim.kind == ClaimKind::samples) out += fmt::format("; at {}", claim.at);
    if (claim.kind == ClaimKind::growth)
        out += fmt::format("; from {} to {}", claim.from, claim.to);
    if (claim.kind == ClaimKind::quantile) out += fmt::format("; q {}", claim.q);
    if (!claim.overhead.empty()) out += fmt::format("; overhead {}", claim.overhead);
    if (claim.kind == ClaimKind::can_happen || claim.kind == ClaimKind::never)
        out += fmt::format("; tries {}", claim.tries);
    return out + fmt::format("; control {}", claim.control);
}

Changes changes_between(const Side& base, const Side& head, const std::set<std::string>& moved) {
    Changes out{claims_between(base, head), experiments_between(base, head), {}};
    std::set<std::string> of_interest = moved;
    for (const ClaimChange& claim : out.claims) of_interest.insert(claim.id);
    for (const ExperimentChange& experiment : out.experiments) of_interest.insert(experiment.id);
    out.pages = pages_between(base, head, of_interest);
    return out;
}

const char* to_string(Aspect aspect) {
    switch (aspect) {
        case Aspect::added:
            return "added";
        case Aspect::removed:
            return "removed";
        case Aspect::sentence:
            return "sentence";
        case Aspect::truth:
            return "truth";
        case Aspect::note:
            return "note";
        case Aspect::sources:
            return "sources";
        case Aspect::how:
            return "how";
        case Aspect::page:
            return "page";
        case Aspect::experiment:
            return "experiment";
        case Aspect::must_hold:
            return "must_hold";
        case Aspect::says:
            return "says";
    }
    return "";
}

const char* to_string(Part part) {
    switch (part) {
        case Part::added:
            return "added";
        case Part::removed:
            return "removed";
        case Part::listing:
            return "listing";
        case Part::headers:
            return "headers";
        case Part::flags:
            return "flags";
        case Part::claims:
            return "claims";
        case Part::words:
            return "words";
    }
    return "";
}

}  // namespace lab::diff
