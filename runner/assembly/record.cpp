// See record.hpp.
#include "record.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "../hash.hpp"
#include "../key.hpp"
#include "../local/process.hpp"
#include "../local/toolchain.hpp"
#include "../utc.hpp"
#include "evidence.hpp"

namespace lab::assembly {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kMethod = "1";  // of reading compilers' output; a new one makes all stale

std::vector<Side> sides_of(const Panel& panel) {
    std::vector<Side> sides = {panel.first};
    if (panel.second) sides.push_back(*panel.second);
    return sides;
}

std::vector<std::string> flags_of(const Experiment& experiment, const Side& side) {
    std::vector<std::string> flags = local::standard_flags();
    flags.insert(flags.end(), experiment.flags.begin(), experiment.flags.end());
    flags.insert(flags.end(), side.flags.begin(), side.flags.end());
    return flags;
}

// A panel with all that can make it another, and no code yet.
RecordedPanel frame_of(const fs::path& root, const Experiment& experiment, const Panel& panel,
                       const Assembler& assembler) {
    RecordedPanel out;
    out.panel = panel;
    out.instance = assembler.instance;
    out.listing_sha256 = sha256_of_file(root / experiment.listing);
    std::string compilers, flags, functions;
    for (const fs::path& header : experiment.headers)
        out.headers[header.generic_string()] = sha256_of_file(root / header);
    for (const Side& side : sides_of(panel)) {
        RecordedSide recorded{side,
                              assembler.id_of(side.compiler),
                              assembler.version_of(side.compiler),
                              flags_of(experiment, side),
                              {}};
        compilers += recorded.id + " " + recorded.version + "\n";
        flags += fmt::format("{}\n", fmt::join(recorded.flags, " "));
        functions += side.function + "\n";
        out.sides.push_back(std::move(recorded));
    }
    out.key_parts = {{"listing", out.listing_sha256},
                     {"headers", headers_sha256(root, experiment)},
                     {"compiler", sha256(compilers)},
                     {"flags", sha256(flags)},
                     {"function", sha256(functions + to_string(panel.part))},
                     {"instance", sha256(out.instance)},
                     {"method", sha256(kMethod)}};
    return out;
}

std::string changed_parts(const Json& before, const RecordedPanel& now) {
    std::vector<std::string> out;
    const auto parts = before.at("key_parts").get<std::map<std::string, std::string>>();
    for (const auto& [part, hash] : now.key_parts) {
        const auto known = parts.find(part);
        if (known == parts.end() || known->second != hash) out.push_back(part);
    }
    return out.empty() ? "" : fmt::format("{} changed", fmt::join(out, ", "));
}

std::string place_of(const Experiment& experiment, const Panel& panel) {
    return fmt::format("{}:{}", experiment.claim_file.string(), panel.line);
}

// Fills in the code. Throws CannotCompile where there is none.
void fill(RecordedPanel& recorded, const Experiment& experiment, const Assembler& assembler) {
    for (RecordedSide& side : recorded.sides) {
        const std::string& compiler = side.asked.compiler;
        const Answer answer = assembler.assemble({&experiment, compiler, side.flags});
        if (!answer.why.empty()) throw CannotCompile(fmt::format("{}: {}", compiler, answer.why));
        try {
            side.code = choose(functions_of(answer.lines, answer.names), side.asked.function,
                               recorded.panel.part);
        } catch (const NoSuchFunction& why) {
            throw CannotCompile(fmt::format("{}: {}", compiler, why.what()));
        }
    }
    recorded.recorded_at = utc_now();
}

// All panels of one experiment, in the file that keeps them.
class Panels {
public:
    Panels(const fs::path& root, const Experiment& experiment)
        : root_(root),
          experiment_(experiment),
          file_(evidence_file(root, experiment.id)),
          kept_(read_panels_of(file_)) {}

    Moved record(const Panel& panel, const Assembler& assembler, bool again) {
        try {
            return try_to_record(panel, assembler, again);
        } catch (const CannotCompile& why) {
            return {experiment_.id, panel.name, Move::failed,
                    fmt::format("{}: {}", place_of(experiment_, panel), why.what())};
        }
    }

    /// Takes out what no claim file asks for any more.
    void tidy() {
        const std::size_t before = kept_.size();
        std::map<std::string, Json> wanted;
        for (const Panel& panel : experiment_.panels)
            if (const auto known = kept_.find(panel.name); known != kept_.end())
                wanted.insert(*known);
        kept_ = std::move(wanted);
        if (kept_.size() != before) write();
    }

private:
    Moved try_to_record(const Panel& panel, const Assembler& assembler, bool again) {
        Moved moved{experiment_.id, panel.name, Move::added, ""};
        RecordedPanel fresh = frame_of(root_, experiment_, panel, assembler);
        const auto before = kept_.find(panel.name);
        if (before != kept_.end()) {
            moved.why = changed_parts(before->second, fresh);
            moved.move = Move::kept;
            if (moved.why.empty() && !again) return moved;
        }
        fill(fresh, experiment_, assembler);
        const Json json = to_json(fresh);
        if (before != kept_.end())
            moved.move = code_of(before->second) == code_of(json) ? Move::same : Move::changed;
        kept_[panel.name] = json;
        write();
        return moved;
    }

    void write() const {
        std::vector<Json> panels;
        for (const Panel& panel : experiment_.panels)
            if (const auto known = kept_.find(panel.name); known != kept_.end())
                panels.push_back(known->second);
        write_panels(file_, experiment_.id, panels);
    }

    const fs::path& root_;
    const Experiment& experiment_;
    fs::path file_;
    std::map<std::string, Json> kept_;
};

std::vector<const Experiment*> chosen_of(const Book& book, const RecordOptions& options) {
    std::vector<const Experiment*> out;
    for (const Experiment& experiment : book.experiments)
        if (chosen(options.filter, experiment)) out.push_back(&experiment);
    return out;
}

}  // namespace

std::vector<Moved> record(const Book& book, const Assembler& assembler,
                          const RecordOptions& options) {
    const std::vector<const Experiment*> experiments = chosen_of(book, options);
    std::size_t all = 0;
    for (const Experiment* each : experiments) all += each->panels.size();
    std::vector<Moved> out;
    for (const Experiment* experiment : experiments) {
        Panels panels(book.root, *experiment);
        for (const Panel& panel : experiment->panels) {
            if (local::interrupted()) return out;
            if (options.progress)
                options.progress(out.size(), all, experiment->id + "#" + panel.name);
            out.push_back(panels.record(panel, assembler, options.filter.again));
        }
        panels.tidy();
    }
    return out;
}

std::string to_string(Move move) {
    switch (move) {
        case Move::kept:
            return "kept";
        case Move::added:
            return "added";
        case Move::same:
            return "same code";
        case Move::changed:
            return "changed";
        case Move::failed:
            return "failed";
    }
    return "unknown";
}

}  // namespace lab::assembly
