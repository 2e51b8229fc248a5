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

std::vector<Job> Recorder::jobs_of(const std::vector<Wanted>& cells, std::size_t first,
                                   std::size_t last) const {
    std::vector<Job> jobs;
    for (std::size_t i = first; i < last; ++i) {
        Job job;
        job.experiment = cells[i].experiment;
        job.toolchain = {cells[i].compiler->program, cells[i].setting.version,
                         cells[i].setting.flags};
        job.reason = cells[i].reason;
        jobs.push_back(std::move(job));
    }
    return jobs;
}

std::size_t Recorder::place_of(const Experiment& experiment) const {
    return static_cast<std::size_t>(&experiment - experiments_.data());
}

void Recorder::keep(const Wanted& wanted, const Outcome& outcome, Progress& progress) {
    const Experiment& experiment = *wanted.experiment;
    const Setting& setting = wanted.setting;
    const std::string name =
        fmt::format("{:<40} {:<11} {}", experiment.id, setting.compiler, setting.standard);
    if (changed_since(book_, experiment, written_)) {
        ++dropped_;
        progress.finished(name + "  changed while it was tried, so nothing is recorded",
                          weight_of(experiment));
        return;
    }
    if (!outcome.build.ok && place_.host == Host::here)
        refuse_if_full(book_.root / "build", experiment.listing.string());
    const std::size_t at = place_of(experiment);
    const Content& content = contents_[at];
    const Cell cell = cell_from(setting, content.digits(), outcome);
    const Cell* const was = after_[at].find(setting.name());
    // No answer is no reason to forget the answer to the very same question.
    const bool worse = was && !cell.is_settled() && was->is_settled() && was->key == cell.key;
    if (!worse) {
        after_[at].put(cell, content);
        shelf_.write(after_[at]);
    }
    progress.finished(fmt::format("{}  {}  ({})", name, cell.words(), wanted.reason),
                      weight_of(experiment));
}

int Recorder::go(const std::vector<Wanted>& cells, const std::function<bool()>& stopped) {
    double weight = 0;
    for (const Wanted& each : cells) weight += weight_of(*each.experiment);
    Progress progress(static_cast<int>(cells.size()), weight);
    for (std::size_t first = 0; first < cells.size() && !stopped();) {
        const Setting& setting = cells[first].setting;
        std::size_t last = first;
        std::map<std::string, const Wanted*> by_id;
        while (last < cells.size() && cells[last].setting.name() == setting.name()) {
            by_id[cells[last].experiment->id] = &cells[last];
            ++last;
        }
        const std::vector<Job> jobs = jobs_of(cells, first, last);
        const auto inner = place_.executor(*cells[first].compiler, setting.standard);
        RunsWhatCan executor(*inner, place_);
        execute(jobs, executor, place_.workers, progress, stopped, [&](const Outcome& outcome) {
            keep(*by_id.at(outcome.job.experiment->id), outcome, progress);
        });
        first = last;
    }
    return dropped_;
}

}  // namespace lab::portability
