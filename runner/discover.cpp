// See discover.hpp.
#include "discover.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "toml_reader.hpp"
#include "trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

struct KindName {
    ClaimKind kind;
    const char* name;
};
constexpr std::array kKinds = {
    KindName{ClaimKind::fact, "fact"},       KindName{ClaimKind::order, "order"},
    KindName{ClaimKind::ratio, "ratio"},     KindName{ClaimKind::growth, "growth"},
    KindName{ClaimKind::samples, "samples"}, KindName{ClaimKind::can_happen, "can_happen"},
};

struct Word {
    const char* name;
};
constexpr std::array kRelations = {
    Word{"equals"},  Word{"at_least"},     Word{"at_most"}, Word{"between"}, Word{"one_of"},
    Word{"same_as"}, Word{"differs_from"}, Word{"above"},   Word{"below"},
};

template <class Table>
std::vector<std::string> present(const TomlTable& table, const Table& names) {
    std::vector<std::string> out;
    for (const auto& each : names)
        if (table.has(each.name)) out.emplace_back(each.name);
    return out;
}

template <class Table>
std::string exactly_one(const TomlTable& table, const Table& names, const char* what) {
    const std::vector<std::string> seen = present(table, names);
    if (seen.size() == 1) return seen[0];
    std::vector<std::string> all;
    for (const auto& each : names) all.emplace_back(each.name);
    table.complain(
        seen.empty() ? "id" : seen[1],
        fmt::format("wanted exactly one {} ({}), saw {}", what, fmt::join(all, ", "),
                    seen.empty() ? "none" : fmt::format("{}", fmt::join(seen, " and "))));
}

bool is_name(const std::string& name) {
    static const std::regex shape("[a-z][a-z0-9_]*(@[0-9]+)?");
    return std::regex_match(name, shape);
}

void need_name(const TomlTable& table, const char* key, const std::string& name) {
    if (!is_name(name))
        table.complain(key, fmt::format("wanted a lower_case name, saw \"{}\"", name));
}

void read_list(const TomlTable& table, const std::string& word, Claim& claim) {
    claim.threshold = table.values(word);
    const auto is_number = [](const judge::Value& value) {
        return judge::number(value).has_value();
    };
    const bool numbers = std::all_of(claim.threshold.begin(), claim.threshold.end(), is_number);
    if (word == "between" && (claim.threshold.size() != 2 || !numbers))
        table.complain(word, "wanted between = [low, high]");
    if (claim.threshold.empty()) table.complain(word, "wanted one_of = [value, …]");
}

void read_comparison(const TomlTable& table, Claim& claim) {
    const std::string word = exactly_one(table, kRelations, "comparison");
    claim.relation = *judge::relation_from(word);
    const bool is_cost = word == "above" || word == "below";
    if (claim.is_timed() && !is_cost)
        table.complain(
            word, fmt::format("a {} takes above or below, saw {}", to_string(claim.kind), word));
    if (word == "between" || word == "one_of")
        read_list(table, word, claim);
    else if (claim.is_timed())
        claim.threshold = {table.number(word)};
    else if (word == "same_as" || word == "differs_from")
        claim.threshold = {table.text(word)};
    else
        claim.threshold = {table.value(word)};
    if (is_cost || word == "at_least" || word == "at_most") table.number(word);
}

void read_timed(const TomlTable& table, Claim& claim) {
    if (claim.kind == ClaimKind::ratio) {
        claim.subject = table.texts("ratio");
        if (claim.subject.size() != 2 || claim.subject[0] == claim.subject[1])
            table.complain("ratio", "wanted ratio = [\"one arm\", \"another arm\"]");
    } else {
        const std::string arm = table.text("growth");
        claim.from = table.number("from");
        claim.to = table.number("to");
        if (claim.from <= 0 || claim.to <= claim.from)
            table.complain("from", "wanted 0 < from < to");
        claim.subject = {fmt::format("{}@{:.0f}", arm, claim.to),
                         fmt::format("{}@{:.0f}", arm, claim.from)};
    }
    read_comparison(table, claim);
    const double threshold = std::get<double>(claim.threshold[0]);
    if (!std::isfinite(threshold) || (claim.kind == ClaimKind::ratio && threshold <= 0))
        table.complain("id", "wanted a finite threshold, above 0 for a ratio");
}

double at_least(double least, const TomlTable& table, const char* key, double fallback) {
    const double seen = table.number_or(key, fallback);
    if (seen < least || !std::isfinite(seen))
        table.complain(key, fmt::format("wanted {} to be at least {}, saw {}", key, least, seen));
    return seen;
}

// A key that the kind does not use would be ignored in silence.
void refuse_idle(const TomlTable& table, const std::string& kind) {
    for (const auto& [key, user] : {std::pair{"at", "samples"},
                                    {"from", "growth"},
                                    {"to", "growth"},
                                    {"tries", "can_happen"}})
        if (kind != user && table.has(key))
            table.complain(key, fmt::format("{} claims take no {}", kind, key));
    for (const std::string& word : present(table, kRelations))
        if (kind == "order") table.complain(word, fmt::format("order claims take no {}", word));
}

Claim read_claim(const TomlTable& table) {
    table.only({"id",      "says",    "control",    "fact",         "order",    "ratio",
                "growth",  "samples", "can_happen", "equals",       "at_least", "at_most",
                "between", "one_of",  "same_as",    "differs_from", "above",    "below",
                "at",      "from",    "to",         "tries"});
    Claim claim;
    claim.id = table.text("id");
    claim.says = table.bilingual("says");
    claim.control = table.text_or("control", "control");
    const std::string word = exactly_one(table, kKinds, "kind");
    refuse_idle(table, word);
    for (const auto& each : kKinds)
        if (word == each.name) claim.kind = each.kind;
    if (claim.is_timed()) {
        read_timed(table, claim);
    } else if (claim.kind == ClaimKind::order) {
        claim.subject = {"events"};
        claim.threshold = {table.text("order")};
    } else {
        claim.subject = {table.text(word)};
        read_comparison(table, claim);
    }
    for (const std::string& name : claim.subject) need_name(table, word.c_str(), name);
    need_name(table, "control", claim.control);
    if (claim.kind == ClaimKind::samples) claim.at = table.number("at");
    claim.tries = static_cast<int>(at_least(2, table, "tries", claim.tries));
    claim.line = table.line();
    return claim;
}

std::map<std::string, Text> read_texts(const TomlTable& top, const char* key) {
    std::map<std::string, Text> out;
    if (!top.has(key)) return out;
    const TomlTable table = top.table(key);
    for (const std::string& name : table.keys()) out[name] = table.bilingual(name);
    return out;
}

// The project files that a listing includes, directly or through one another.
void find_headers(const fs::path& root, const fs::path& file, std::set<fs::path>& found) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"](lab/[^>"]+)[>"])");
    std::ifstream in(root / file);
    for (std::string line; std::getline(in, line);) {
        if (line.find("include") == std::string::npos) continue;
        std::smatch match;
        if (!std::regex_search(line, match, include)) continue;
        const fs::path header = fs::path("snippets") / match[1].str();
        if (fs::exists(root / header) && found.insert(header).second)
            find_headers(root, header, found);
    }
}

void read_settings(const TomlTable& top, Experiment& experiment) {
    experiment.needs = top.texts("needs");
    for (const std::string& need : experiment.needs)
        if (!is_known_need(need))
            top.complain("needs",
                         fmt::format("unknown need \"{}\"; snippets/README.md lists them", need));
    if (top.has("build")) {
        const TomlTable build = top.table("build");
        build.only({"flags"});
        experiment.flags = build.texts("flags");
        for (const std::string& flag : experiment.flags)
            if (!std::regex_match(flag, std::regex("-[A-Za-z0-9_=+,.:/-]+")))
                build.complain("flags",
                               fmt::format("wanted a plain compiler flag, saw \"{}\"", flag));
    }
    if (top.has("limits")) {
        const TomlTable limits = top.table("limits");
        limits.only({"wall", "cpu"});
        experiment.limits.wall_seconds =
            at_least(0.1, limits, "wall", experiment.limits.wall_seconds);
        experiment.limits.cpu_seconds = at_least(1, limits, "cpu", experiment.limits.cpu_seconds);
    }
    if (top.has("timing")) {
        const TomlTable timing = top.table("timing");
        timing.only({"batches", "budget"});
        experiment.timing.batches =
            static_cast<int>(at_least(1, timing, "batches", experiment.timing.batches));
        experiment.timing.budget_seconds =
            at_least(0.1, timing, "budget", experiment.timing.budget_seconds);
    }
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

bool Experiment::runs_alone() const {
    const auto wants_quiet = [](const std::string& need) {
        return need == "quiet" || need.rfind("cpus:", 0) == 0;
    };
    return has_arms() || std::any_of(needs.begin(), needs.end(), wants_quiet);
}

std::string to_string(ClaimKind kind) {
    for (const auto& each : kKinds)
        if (each.kind == kind) return each.name;
    return "unknown";
}

bool is_known_need(const std::string& need) {
    static const std::regex shape(
        "cpus:[0-9]+|ram:[0-9]+[MG]|descriptors:[0-9]+|tasks:[0-9]+|root|io_uring|mqueue|sysv_ipc|"
        "userns|python3|command:[A-Za-z0-9_.+-]+|kernel:[0-9]+\\.[0-9]+|quiet");
    return std::regex_match(need, shape);
}

Experiment read_experiment(const fs::path& root, const fs::path& claim_file) {
    const toml::table parsed = parse_toml(root / claim_file);
    const TomlTable top(parsed, claim_file);
    top.only({"title", "needs", "build", "limits", "timing", "label", "control", "claim"});
    Experiment experiment;
    experiment.id = (claim_file.parent_path().filename() / claim_file.stem()).string();
    if (!std::regex_match(experiment.id, std::regex("[a-z0-9_]+/[a-z0-9_]+")))
        throw Trouble(fmt::format("{}: wanted snippets/<topic>/<name>.toml in lower_case",
                                  claim_file.string()));
    experiment.claim_file = claim_file;
    experiment.listing = listing_beside(root, claim_file, experiment.language);
    experiment.title = top.bilingual("title");
    read_settings(top, experiment);
    experiment.labels = read_texts(top, "label");
    experiment.controls = read_texts(top, "control");
    for (const TomlTable& table : top.tables("claim")) {
        experiment.claims.push_back(read_claim(table));
        const std::string& control = experiment.claims.back().control;
        if (!experiment.controls.count(control))
            table.complain("control", fmt::format("control \"{}\" is not described; wanted "
                                                  "[control] {} = {{ en = …, zh = … }}",
                                                  control, control));
    }
    if (experiment.claims.empty()) top.complain("title", "decides no claim; wanted [[claim]]");
    std::set<fs::path> headers;
    find_headers(root, experiment.listing, headers);
    if (experiment.language == Language::python) headers.insert("snippets/lab/lab.py");
    experiment.headers.assign(headers.begin(), headers.end());
    return experiment;
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
    for (const fs::path& file : claim_files) {
        experiments.push_back(read_experiment(root, file));
        for (const Claim& claim : experiments.back().claims) {
            if (!catalogue.find(claim.id))
                throw Trouble(fmt::format("{}:{}: claim \"{}\" does not stand in claims/",
                                          file.string(), claim.line, claim.id));
            const auto [other, is_new] = decided.emplace(claim.id, file);
            if (!is_new)
                throw Trouble(fmt::format("{}:{}: claim \"{}\" is decided by {} already",
                                          file.string(), claim.line, claim.id,
                                          other->second.string()));
        }
    }
    return experiments;
}

}  // namespace lab
