// See recorder.hpp.
#include "recorder.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "../disk_trouble.hpp"
#include "../evidence_file.hpp"
#include "../execute.hpp"
#include "cell_from.hpp"

namespace lab::portability {
namespace {

std::vector<std::string> flags_of(const Experiment& experiment, const std::string& standard) {
    std::vector<std::string> flags = flags_under(standard);
    flags.insert(flags.end(), experiment.flags.begin(), experiment.flags.end());
    return flags;
}

// Like `lab run`: what runs alone takes longer.
double weight_of(const Experiment& experiment) { return experiment.runs_alone() ? 5 : 1; }

std::vector<Job> jobs_of(const std::vector<const Wanted*>& cells) {
    std::vector<Job> jobs;
    for (const Wanted* each : cells) {
        Job job;
        job.experiment = each->experiment;
        job.toolchain = {each->compiler->program, each->setting.version, each->setting.flags};
        job.reason = each->reason;
        jobs.push_back(std::move(job));
    }
    return jobs;
}

std::string line_of(const Wanted& wanted) {
    return fmt::format("{:<40} {:<11} {}", wanted.experiment->id, wanted.setting.compiler,
                       wanted.setting.standard);
}

// What was refuted once and not again is undecided, as with costs (verdict-method).
Cell confirmed(const Cell& first, Cell second) {
    for (JudgedClaim& claim : second.claims)
        for (const JudgedClaim& before : first.claims)
            if (before.id == claim.id && before.verdict == "REFUTED" && claim.verdict != "REFUTED")
                claim.reason = fmt::format("contradiction: REFUTED, then {}", claim.verdict),
                claim.verdict = "INCONCLUSIVE";
    return second;
}

Sheet read_or_empty(const Shelf& shelf, const std::string& experiment,
                    const std::function<void(const std::string&)>& told) {
    try {
        return shelf.read(experiment);
    } catch (const Refused& why) {
        if (!why.replaceable) throw;
        told(why.fault + "; it is made anew");
        return {experiment, {}, {}};
    }
}

}  // namespace

Recorder::Recorder(const Book& book, Shelf shelf, const Place& place,
                   std::vector<std::string> standards,
                   const std::vector<const Experiment*>& experiments,
                   const std::function<void(const std::string&)>& told)
    : book_(book),
      shelf_(std::move(shelf)),
      place_(place),
      standards_(std::move(standards)),
      written_(written_below(book.root)) {
    for (const Experiment* each : experiments) {
        if (each->language != Language::cpp) continue;
        experiments_.push_back(judged_alone(*each, place.host));
        contents_.push_back(content_of(book.root, *each));
        before_.push_back(read_or_empty(shelf_, each->id, told));
    }
    after_ = before_;
}

std::vector<Wanted> Recorder::wanted(bool again) const {
    std::vector<Wanted> out;
    for (const std::string& standard : standards_)
        for (const Found& found : place_.compilers)
            for (std::size_t i = 0; i < experiments_.size(); ++i) {
                if (!is_asked_for(experiments_[i], found.compiler)) continue;
                Setting setting{found.compiler.name,
                                standard,
                                place_.where,
                                place_.instance,
                                found.version,
                                flags_of(experiments_[i], standard),
                                {},
                                ""};
                const std::string why = why_try(before_[i], setting, contents_[i], again);
                if (!why.empty())
                    out.push_back({&experiments_[i], &found, std::move(setting), why});
            }
    return out;
}

std::size_t Recorder::place_of(const Experiment& experiment) const {
    return static_cast<std::size_t>(&experiment - experiments_.data());
}

void Recorder::keep(const Wanted& wanted, Cell cell, Progress& progress) {
    const Setting& setting = wanted.setting;
    const std::size_t at = place_of(*wanted.experiment);
    const Cell* const was = after_[at].find(setting.name());
    // No answer is no reason to forget the answer to the very same question.
    const bool worse = was && !cell.is_settled() && was->is_settled() && was->key == cell.key;
    const std::string words = cell.words();
    if (!worse) {
        after_[at].put(std::move(cell), contents_[at]);
        shelf_.write(after_[at]);
    }
    progress.finished(fmt::format("{}  {}  ({})", line_of(wanted), words, wanted.reason),
                      weight_of(*wanted.experiment));
}

void Recorder::take(const Wanted& wanted, const Outcome& outcome, Doubts& doubts,
                    Progress& progress) {
    const Experiment& experiment = *wanted.experiment;
    if (changed_since(book_, experiment, written_)) {
        ++dropped_;
        progress.finished(line_of(wanted) + "  changed meanwhile, so nothing is recorded",
                          weight_of(experiment));
        return;
    }
    if (!outcome.build.ok && place_.host == Host::here)
        refuse_if_full(book_.root / "build", experiment.listing.string());
    Cell cell = cell_from(wanted.setting, contents_[place_of(experiment)].digits(), outcome);
    const auto first = doubts.find(&wanted);
    if (first != doubts.end())
        keep(wanted, confirmed(first->second, cell), progress);
    else if (cell.has_refuted())
        doubts.emplace(&wanted, std::move(cell));
    else
        keep(wanted, std::move(cell), progress);
}

void Recorder::pass(const std::vector<const Wanted*>& cells, int workers, Doubts& doubts,
                    const std::function<bool()>& stopped, Progress& progress) {
    if (cells.empty() || stopped()) return;
    std::map<std::string, const Wanted*> by_id;
    for (const Wanted* each : cells) by_id[each->experiment->id] = each;
    const std::vector<Job> jobs = jobs_of(cells);
    const auto inner = place_.executor(*cells[0]->compiler, cells[0]->setting.standard);
    RunsWhatCan executor(*inner, place_);
    execute(jobs, executor, workers, progress, stopped, [&](const Outcome& outcome) {
        take(*by_id.at(outcome.job.experiment->id), outcome, doubts, progress);
    });
}

int Recorder::go(const std::vector<Wanted>& cells, const std::function<bool()>& stopped) {
    double weight = 0;
    for (const Wanted& each : cells) weight += weight_of(*each.experiment);
    Progress progress(static_cast<int>(cells.size()), weight);
    for (std::size_t first = 0; first < cells.size() && !stopped();) {
        std::vector<const Wanted*> same, again;
        for (; first < cells.size(); ++first) {
            if (!same.empty() && cells[first].setting.name() != same[0]->setting.name()) break;
            same.push_back(&cells[first]);
        }
        Doubts doubts;
        pass(same, place_.workers, doubts, stopped, progress);
        for (const auto& [wanted, cell] : doubts) again.push_back(wanted);
        pass(again, 1, doubts, stopped, progress);
    }
    return dropped_;
}

}  // namespace lab::portability
