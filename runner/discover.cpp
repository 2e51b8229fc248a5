// See discover.hpp.
#include "discover.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <regex>
#include <set>

#include "claim_reader.hpp"
#include "flags.hpp"
#include "own_file.hpp"
#include "similar.hpp"
#include "toml_reader.hpp"
#include "trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

constexpr double kMostSeconds = 3600;  // for one program, or one try of one claim
constexpr int kMostBatches = 1000;

std::map<std::string, Text> read_texts(const TomlTable& top, const char* key) {
    std::map<std::string, Text> out;
    if (!top.has(key)) return out;
    const TomlTable table = top.table(key);
    for (const std::string& name : table.keys()) out[name] = table.bilingual(name);
    return out;
}

void read_settings(const TomlTable& top, Experiment& experiment) {
    experiment.needs = top.texts("needs");
    for (const std::string& need : experiment.needs)
        if (!is_known_need(need))
            top.complain("needs",
                         fmt::format("unknown need \"{}\"; snippets/README.md lists them", need));
    if (top.has("build")) {
        const TomlTable build = top.table("build");
        build.only({"flags", "compilers"});
        experiment.compilers = build.texts("compilers");
        experiment.flags = build.texts("flags");
        for (const std::string& flag : experiment.flags)
            if (!is_allowed_flag(flag))
                build.complain("flags",
                               fmt::format("wanted a compiler flag that snippets/README.md lists, "
                                           "saw \"{}\"",
                                           flag));
    }
    if (top.has("limits")) {
        const TomlTable limits = top.table("limits");
        limits.only({"wall", "cpu"});
        experiment.limits.wall_seconds =
            limits.number_within("wall", 0.1, kMostSeconds, experiment.limits.wall_seconds);
        experiment.limits.cpu_seconds =
            limits.number_within("cpu", 1, kMostSeconds, experiment.limits.cpu_seconds);
    }
    if (top.has("timing")) {
        const TomlTable timing = top.table("timing");
        timing.only({"batches", "budget"});
        experiment.timing.batches =
            timing.count_within("batches", 1, kMostBatches, experiment.timing.batches);
        experiment.timing.budget_seconds =
            timing.number_within("budget", 0.1, kMostSeconds, experiment.timing.budget_seconds);
    }
}

Experiment read_claim_table(const toml::table& parsed, const fs::path& claim_file) {
    const TomlTable top(parsed, claim_file);
    top.only(
        {"title", "needs", "build", "limits", "timing", "label", "control", "claim", "assembly"});
    Experiment experiment;
    experiment.id = (claim_file.parent_path().filename() / claim_file.stem()).string();
    static const std::regex shape("[a-z0-9_]+/[a-z0-9_]+");
    if (!std::regex_match(experiment.id, shape))
        throw Trouble(fmt::format("{}: wanted snippets/<topic>/<name>.toml in lower_case",
                                  claim_file.string()));
    experiment.claim_file = claim_file;
    experiment.title = top.bilingual("title");
    read_settings(top, experiment);
    experiment.labels = read_texts(top, "label");
    experiment.controls = read_texts(top, "control");
    experiment.panels = assembly::read_panels(top);
    for (const TomlTable& table : top.tables("claim")) {
        experiment.claims.push_back(read_claim(table));
        const std::string& control = experiment.claims.back().control;
        if (!experiment.controls.count(control))
            table.complain("control", fmt::format("control \"{}\" is not described; wanted "
                                                  "[control] {} = {{ en = …, zh = … }}",
                                                  control, control));
    }
    if (experiment.claims.empty()) top.complain("title", "decides no claim; wanted [[claim]]");
    return experiment;
}

std::vector<std::string> ids_of(const Catalogue& catalogue) {
    std::vector<std::string> ids;
    for (const Sentence& sentence : catalogue.all()) ids.push_back(sentence.id);
    return ids;
}

Trouble no_such_sentence(const Catalogue& catalogue, const fs::path& file, const Claim& claim) {
    const std::string topic = claim.id.substr(0, claim.id.find('/'));
    const std::string write_it = fmt::format("; write it into claims/{}.toml first", topic);
    return Trouble(fmt::format("{}:{}: wanted the id of a sentence in claims/, saw \"{}\"{}",
                               file.string(), claim.line, claim.id,
                               did_you_mean(claim.id, ids_of(catalogue), write_it)));
}

fs::path listing_beside(const fs::path& root, fs::path claim_file, Language& language) {
    const fs::path cpp = fs::path(claim_file).replace_extension(".cpp");
    const fs::path python = fs::path(claim_file).replace_extension(".py");
    language = fs::exists(root / cpp) ? Language::cpp : Language::python;
    if (language == Language::cpp && fs::exists(root / python))
        throw Trouble(
            fmt::format("{}: both a .cpp and a .py stand beside it; one experiment has one listing",
                        claim_file.string()));
    if (language == Language::python && !fs::exists(root / python))
        throw Trouble(fmt::format("{}: wanted the listing {} beside it, saw none",
                                  claim_file.string(), cpp.filename().string()));
    return language == Language::cpp ? cpp : python;
}

}  // namespace

bool Experiment::has_arms() const {
    return std::any_of(claims.begin(), claims.end(), [](const Claim& c) { return c.is_timed(); });
}

bool Experiment::needs_quiet() const {
    return std::find(needs.begin(), needs.end(), "quiet") != needs.end();
}

bool Experiment::runs_alone() const {
    const auto wants_quiet = [](const std::string& need) {
        return need == "quiet" || need.rfind("cpus:", 0) == 0;
    };
    return has_arms() || std::any_of(needs.begin(), needs.end(), wants_quiet);
}

bool is_known_need(const std::string& need) {
    static const std::string words =
        "cpus:N|ram:N[MG]|descriptors:N|tasks:N|disk:N[MG]|io_uring|mqueue|sysv_ipc|userns|python3|"
        "service:(nginx|apache2)|command:[A-Za-z0-9_.+-]+|kernel:[0-9]{1,3}\\.[0-9]{1,3}|quiet";
    static const std::regex shape(std::regex_replace(words, std::regex("N"), "[1-9][0-9]{0,6}"));
    constexpr std::size_t kLongest = 100;  // std::regex takes a stack frame for each character
    return need.size() <= kLongest && std::regex_match(need, shape);
}

Experiment read_experiment(const fs::path& root, const fs::path& claim_file) {
    Includes includes(root);
    return read_experiment(root, claim_file, includes);
}

Experiment read_experiment(const fs::path& root, const fs::path& claim_file, Includes& includes) {
    need_own_file(root, claim_file);
    Experiment experiment = read_claim_table(parse_toml(root / claim_file), claim_file);
    experiment.listing = listing_beside(root, claim_file, experiment.language);
    need_own_file(root, experiment.listing);
    experiment.headers = includes.of(experiment.listing);
    if (experiment.language == Language::python) experiment.headers = {"snippets/lab/lab.py"};
    if (experiment.language == Language::python && !experiment.panels.empty())
        throw Trouble(fmt::format("{}:{}: wanted [[assembly]] of a C++ listing, saw a Python one",
                                  claim_file.string(), experiment.panels[0].line));
    return experiment;
}

Experiment read_claim_text(std::string_view text, const fs::path& claim_file) {
    return read_claim_table(parse_toml_text(text, claim_file), claim_file);
}

std::vector<Experiment> discover(const fs::path& root, const Catalogue& catalogue) {
    if (!fs::is_directory(root / "snippets"))
        throw Trouble(fmt::format("{}: wanted a folder with listings and claim files, saw none",
                                  (root / "snippets").string()));
    std::set<fs::path> claim_files, listings;
    for (const auto& entry : fs::recursive_directory_iterator(root / "snippets")) {
        const fs::path file = entry.path().lexically_relative(root);
        if (std::distance(file.begin(), file.end()) != 3 || *std::next(file.begin()) == "lab")
            continue;
        if (file.extension() == ".toml") claim_files.insert(file);
        if (file.extension() == ".cpp" || file.extension() == ".py") listings.insert(file);
    }
    for (const fs::path& listing : listings)
        if (!claim_files.count(fs::path(listing).replace_extension(".toml")))
            throw Trouble(
                fmt::format("{}: wanted a claim file {} beside it, saw none", listing.string(),
                            fs::path(listing).replace_extension(".toml").filename().string()));
    std::vector<Experiment> experiments;
    std::map<std::string, fs::path> decided;
    Includes includes(root);
    for (const fs::path& file : claim_files) {
        experiments.push_back(read_experiment(root, file, includes));
        for (const Claim& claim : experiments.back().claims) {
            if (!catalogue.find(claim.id)) throw no_such_sentence(catalogue, file, claim);
            const auto [other, is_new] = decided.emplace(claim.id, file);
            if (!is_new)
                throw Trouble(
                    fmt::format("{}:{}: claim \"{}\" is decided by {} already; take one "
                                "of the two out",
                                file.string(), claim.line, claim.id, other->second.string()));
        }
    }
    return experiments;
}

}  // namespace lab
