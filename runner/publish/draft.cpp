// See draft.hpp.
#include "draft.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>

#include "../evidence.hpp"
#include "../evidence_folder.hpp"
#include "../evidence_json.hpp"
#include "../key.hpp"
#include "../trouble.hpp"
#include "history.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::map<std::string, std::vector<Standing>>;  // by experiment

// A file of evidence: as it is copied, as it is judged.
struct Whole {
    std::string text;
    Recorded recorded;
};

std::optional<Whole> whole_at(const fs::path& file) {
    auto text = text_of(file);
    if (!text) return std::nullopt;
    Recorded recorded = read_evidence(*text, file);
    return Whole{std::move(*text), std::move(recorded)};
}

// Why `lab run` would not reuse it; empty where it would.
std::string why_unlike(const Job& job, const std::optional<Recorded>& recorded) {
    Job asked = job;
    decide_reuse(asked, recorded ? std::optional(recorded->earlier) : std::nullopt, {}, 0);
    if (!asked.reused) return asked.reason;
    return recorded->words == hash_of_words(*job.experiment) ? "" : "its words changed";
}

Rows rows_of(const EvidenceStore& store, const Source& source) {
    std::map<std::string, std::string> keys;
    for (const Job& job : source.jobs) keys[job.experiment->id] = job.key;
    Rows out;
    const auto standings =
        store.standings(source.book.catalogue, source.book.experiments, keys).json;
    for (Standing& each : standings_from(Json::parse(standings)))
        out[each.experiment].push_back(std::move(each));
    return out;
}

void need_the_same_machine(const Json& here, const Json& there, const fs::path& bundle) {
    for (const char* fact : {"cpu", "hypervisor"})
        if (here.at(fact) != there.at(fact))
            throw Trouble(fmt::format(
                "{}: evidence of another machine: its {} is {}, here it is {}; give this machine a "
                "name of its own: ./lab publish NAME",
                bundle.string(), fact, there.at(fact).dump(), here.at(fact).dump()));
}

// All that a machine is, but for what is measured anew by each run.
Json lasting(Json machine) {
    machine.erase("digest"), machine.erase("fingerprint");
    return machine;
}

// The experiments that stand in a bundle.
std::set<std::string> published_in(const fs::path& bundle) {
    std::set<std::string> out;
    std::error_code none;
    for (const auto& topic : fs::directory_iterator(bundle, none)) {
        if (!topic.is_directory(none)) continue;
        for (const auto& file : fs::directory_iterator(topic, none))
            if (file.path().extension() == ".json")
                out.insert((topic.path().filename() / file.path().stem()).string());
    }
    return out;
}

class Drafting {
public:
    Drafting(const Source& source, bool all)
        : source_(source),
          all_(all),
          here_(rows_of(EvidenceStore::in_folder(source.here), source)),
          there_(rows_of(EvidenceStore::in_folder(source.bundle), source)),
          history_(read_history(source.bundle)) {
        for (const Publication& each : history_)
            for (const PastResult& result : each.results)
                last_[result.standing.id] = result.standing.finished_at;
    }

    Draft draft() {
        add_machine();
        std::set<std::string> old = published_in(source_.bundle);
        for (const Job& job : source_.jobs) {
            add(job);
            old.erase(job.experiment->id);
        }
        out_.dropped.assign(old.begin(), old.end());
        add_history();
        return std::move(out_);
    }

private:
    void add_machine() {
        const fs::path file = source_.here / "machine.json";
        const auto text = text_of(file);
        if (!text)
            throw Trouble(fmt::format("{}: wanted this machine's evidence, saw none; ./lab run",
                                      file.string()));
        machine_ = unsealed(*text, file);
        const auto there = evidence_at(source_.bundle / "machine.json");
        if (there) need_the_same_machine(machine_, *there, source_.bundle);
        if (!there || all_ || lasting(machine_) != lasting(*there))
            out_.files["machine.json"] = *text;
    }

    void add(const Job& job) {
        Candidate candidate;
        const std::string& id = candidate.experiment = job.experiment->id;
        const std::optional<Whole> here = look_here(job, candidate);
        look_there(job, candidate);
        candidate.here = here_[id], candidate.there = there_[id];
        out_.decisions.push_back(decide(candidate, all_));
        if (out_.decisions.back().writes() && here) out_.files[id + ".json"] = here->text;
        if (candidate.unfit.empty()) remember(id, *here);
    }

    std::optional<Whole> look_here(const Job& job, Candidate& candidate) const try {
        auto found = whole_at(source_.here / (job.experiment->id + ".json"));
        candidate.unfit = why_unlike(job, found ? std::optional(found->recorded) : std::nullopt);
        return found;
    } catch (const Refused& why) {
        candidate.unfit = why.cause;
        return std::nullopt;
    }

    // What is damaged there is replaced by what is whole here, and never kept.
    void look_there(const Job& job, Candidate& candidate) const try {
        const auto found = whole_at(source_.bundle / (job.experiment->id + ".json"));
        candidate.is_published = found.has_value();
        if (found) candidate.outdated = why_unlike(job, found->recorded);
    } catch (const Refused& why) {
        if (!candidate.unfit.empty())
            throw Trouble(why.fault + "; bring back the file that was committed");
        candidate.is_published = true, candidate.outdated = why.cause;
    }

    // What history gains: every result that is not in it yet.
    void remember(const std::string& experiment, const Whole& here) {
        const Json evidence = Json::parse(here.text);
        const std::string tool = evidence.at("toolchain").at("name");
        for (const Standing& each : here_[experiment]) {
            if (each.finished_at.empty() || last_[each.id] == each.finished_at) continue;
            news_.compilers[tool] = here.recorded.banner;
            news_.results.push_back({each, tool});
            news_.results.back().standing.listing = listing_of(here.recorded.earlier.key_parts);
        }
    }

    void add_history() {
        if (news_.results.empty()) return;
        news_.published_at = source_.now, news_.machine = epoch_facts(machine_);
        news_.method = kMethodVersion, news_.commit = source_.checkout.commit;
        out_.results = news_.results.size(), out_.line = line_of(news_);
        out_.files["history.jsonl"] =
            text_of(source_.bundle / "history.jsonl").value_or("") + out_.line;
    }

    const Source& source_;
    const bool all_;
    Rows here_, there_;
    const std::vector<Publication> history_;
    std::map<std::string, std::string> last_;  // of each claim in history, when it was tried
    Json machine_;
    Publication news_;
    Draft out_;
};

}  // namespace

std::size_t Draft::count(Fate fate) const {
    return static_cast<std::size_t>(
        std::count_if(decisions.begin(), decisions.end(),
                      [&](const Decision& each) { return each.fate == fate; }));
}

Draft draft_of(const Source& source, bool all) { return Drafting(source, all).draft(); }

}  // namespace lab
