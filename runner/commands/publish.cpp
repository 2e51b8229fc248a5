// `lab publish`: this machine's evidence into the repository.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "../evidence_folder.hpp"
#include "../local/machine.hpp"
#include "../local/needs.hpp"
#include "../local/process.hpp"
#include "../publish/draft.hpp"
#include "../publish/leaks.hpp"
#include "../publish/machine_name.hpp"
#include "../publish/published.hpp"
#include "../publish/put.hpp"
#include "../run_lock.hpp"
#include "../utc.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

// Each experiment as `lab run` would plan it here.
std::vector<Job> jobs_of(const Book& book, const PublishOptions& options,
                         const local::Machine& machine) {
    Toolchains toolchains(options.compiler);
    std::vector<Job> out;
    for (const Experiment& experiment : book.experiments) {
        out.push_back(job_of(book, experiment, toolchains, machine));
        out.back().missing = local::missing_of(experiment.needs);
    }
    return out;
}

// What the evidence says of the machine must be said of this one.
std::string name_here(const fs::path& here, const local::Machine& machine) {
    const auto recorded = evidence_at(here / "machine.json");
    if (!recorded)
        throw Trouble(
            fmt::format("{}: wanted this machine's evidence, saw none; ./lab run makes it",
                        (here / "machine.json").string()));
    if (recorded->at("id") != machine.id)
        throw Trouble(
            fmt::format("{}: evidence of another machine or kernel: wanted id {}, saw {}; "
                        "./lab run tries everything here",
                        (here / "machine.json").string(), machine.id, recorded->at("id").dump()));
    return machine_name_from(*recorded);
}

// Text that is written, as JSON to look through; of history only the new line.
Json looked_through(const fs::path& file, const std::string& text, const Draft& draft) {
    return Json::parse(file == "history.jsonl" ? draft.line : text);
}

void refuse_leaks(const Draft& draft, const fs::path& root, const PublishOptions& options) {
    auto identities = local::identities(root);
    std::erase_if(identities, [&](const local::Identity& each) {
        return std::find(options.harmless.begin(), options.harmless.end(), each.text) !=
               options.harmless.end();
    });
    std::string found;
    for (const auto& [file, text] : draft.files)
        for (const Leak& leak : leaks_in(looked_through(file, text, draft), identities))
            found += fmt::format("\n  {}: {} holds {}", file.string(), leak.key, leak.what);
    if (!found.empty())
        throw Trouble("nothing is published, since it would name this host or its user:" + found +
                      "\nlet the listing not say it, and run it again; --harmless WORD where a "
                      "word names something else");
}

void say_each(const Draft& draft, Fate fate, const char* what) {
    for (const Decision& each : draft.decisions)
        if (each.fate == fate)
            say("    {:<44} {}\n", each.experiment, each.why.empty() ? what : each.why);
}

void say_unfit(const Draft& draft) {
    const std::size_t count = draft.count(Fate::unfit);
    if (count == 0) return;
    say("  not published, {} of {}: ./lab run tries what it names, and this publishes the rest\n",
        count, draft.decisions.size());
    say_each(draft, Fate::unfit, "");
}

void say_draft(const Draft& draft) {
    say_unfit(draft);
    if (draft.count(Fate::replaced) > 0) {
        say("  replaced {}\n", draft.count(Fate::replaced));
        say_each(draft, Fate::replaced, "");
    }
    say("  added {}, replaced {}, kept {} in which nothing moved\n", draft.count(Fate::added),
        draft.count(Fate::replaced), draft.count(Fate::kept));
    for (const std::string& each : draft.dropped) say("  removed {}: not in the book\n", each);
    say("  history: {} claims tried since, {} bytes\n", draft.results, draft.line.size());
}

// Claims stand as the bundle's own files say, which may be older than those of this machine.
void write_standings(const fs::path& folder, const Book& book, const std::vector<Job>& jobs) {
    std::map<std::string, std::string> keys;
    for (const Job& job : jobs) keys[job.experiment->id] = job.key;
    const EvidenceStore store = EvidenceStore::in_folder(folder);
    store.write_standings(store.standings(book.catalogue, book.experiments, keys));
    if (local::interrupted()) throw Trouble("interrupted; nothing was published");
}

std::string chosen_name(const PublishOptions& options, const fs::path& here,
                        const local::Machine& machine) {
    const std::string made = name_here(here, machine);
    if (options.name.empty()) return made;
    if (!is_machine_name(options.name))
        throw Trouble(
            fmt::format("{}: wanted a name of small letters, digits and single hyphens, "
                        "as in {}",
                        options.name, made));
    return options.name;
}

}  // namespace

int publish_command(const fs::path& root, const PublishOptions& options) {
    const RunLock lock(root);
    const Book book = open_book(root);
    const local::Machine machine = local::describe_machine();
    const fs::path here = root / "build/evidence";
    const std::string name = chosen_name(options, here, machine);
    const std::vector<Job> jobs = jobs_of(book, options, machine);
    const std::string now = utc_now();
    const fs::path bundle = root / "evidence" / name;
    if (fs::exists(fs::symlink_status(bundle)) && !fs::is_directory(fs::symlink_status(bundle)))
        throw Trouble(
            fmt::format("{}: wanted a folder, saw something else; remove it", bundle.string()));
    const Draft draft =
        draft_of({book, jobs, here, bundle, now, local::describe_checkout(root)}, options.all);
    if (draft.count(Fate::unfit) == draft.decisions.size()) {
        say_unfit(draft);
        throw Trouble("nothing here is fit to be published; ./lab run");
    }
    refuse_leaks(draft, root, options);
    say("{}evidence/{}\n", options.dry_run ? "would write " : "", name);
    say_draft(draft);
    if (options.dry_run) return kFine;
    if (draft.is_empty()) {
        say("nothing has changed since it was published\n");
        return kFine;
    }
    put_bundle(bundle, draft, [&](const fs::path& made) { write_standings(made, book, jobs); });
    if (name_reference(root, name)) say("pages show it where nothing was run\n");
    say("commit it: git add evidence\n");
    return kFine;
}

}  // namespace lab
