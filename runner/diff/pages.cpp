// See pages.hpp.
#include "pages.hpp"

#include <algorithm>
#include <utility>

namespace lab::diff {
namespace {

Fate fate_of(const std::optional<std::string>& before, const std::optional<std::string>& after) {
    if (before == after) return Fate::same;
    return !before ? Fate::added : !after ? Fate::removed : Fate::changed;
}

// What names an id, in prose as in directives and roles; all else separates.
bool is_of_a_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '/' || c == '.';
}

// The topic folders of which a page shows whatever no other page does: {experiments} TOPIC.
std::set<std::string> topics_shown_in(const std::string& source) {
    static constexpr std::string_view kDirective = "{experiments}";
    std::set<std::string> out;
    for (std::size_t at = source.find(kDirective); at != std::string::npos;
         at = source.find(kDirective, at + 1)) {
        const std::size_t from = source.find_first_not_of(' ', at + kDirective.size());
        if (from == std::string::npos) continue;
        const auto end = std::find_if_not(source.begin() + static_cast<std::ptrdiff_t>(from),
                                          source.end(), is_of_a_name);
        out.emplace(source.begin() + static_cast<std::ptrdiff_t>(from), end);
    }
    return out;
}

std::string sources_of(const Page& page) {
    return page.en.value_or("") + "\n" + page.zh.value_or("");
}

// Which page shows what no page names: by {experiments} TOPIC.
std::set<std::string> shown_by_topic(const std::string& source, const Side& side,
                                     const std::set<std::string>& moved,
                                     const std::set<std::string>& listed) {
    std::set<std::string> out;
    const std::set<std::string> topics = topics_shown_in(source);
    for (const Experiment& experiment : side.experiments) {
        if (!topics.count(experiment.id.substr(0, experiment.id.find('/')))) continue;
        if (listed.count(experiment.id)) continue;
        if (moved.count(experiment.id)) out.insert(experiment.id);
        for (const Claim& claim : experiment.claims)
            if (moved.count(claim.id)) out.insert(claim.id);
    }
    return out;
}

std::set<std::string> listed_in(const std::map<std::string, Page>& pages, const Side& side) {
    std::set<std::string> known, out;
    for (const Experiment& each : side.experiments) known.insert(each.id);
    for (const auto& [name, page] : pages)
        for (const std::string& id : named_in(sources_of(page), known)) out.insert(id);
    return out;
}

}  // namespace

std::vector<std::string> named_in(const std::string& source, const std::set<std::string>& known) {
    std::set<std::string> out;
    auto at = source.begin();
    while (true) {
        at = std::find_if(at, source.end(), is_of_a_name);
        if (at == source.end()) break;
        const auto end = std::find_if_not(at, source.end(), is_of_a_name);
        std::string name(at, end);
        while (!name.empty() && name.back() == '.') name.pop_back();  // the end of a sentence
        if (known.count(name)) out.insert(name);
        at = end;
    }
    return {out.begin(), out.end()};
}

std::vector<PageChange> pages_between(const Side& base, const Side& head,
                                      const std::set<std::string>& moved) {
    const std::set<std::string> listed = listed_in(head.pages, head);
    std::map<std::string, std::pair<Page, Page>> all;
    for (const auto& [name, page] : base.pages) all[name].first = page;
    for (const auto& [name, page] : head.pages) all[name].second = page;
    std::vector<PageChange> out;
    for (const auto& [name, sides] : all) {
        const auto& [before, after] = sides;
        PageChange change{name, fate_of(before.en, after.en), fate_of(before.zh, after.zh), {}};
        const std::string source = sources_of(after);
        std::set<std::string> spoken = shown_by_topic(source, head, moved, listed);
        for (const std::string& id : named_in(source, moved)) spoken.insert(id);
        change.speaks_of.assign(spoken.begin(), spoken.end());
        if (change.is_edited() || !change.speaks_of.empty()) out.push_back(change);
    }
    return out;
}

const char* to_string(Fate fate) {
    switch (fate) {
        case Fate::same:
            return "same";
        case Fate::changed:
            return "changed";
        case Fate::added:
            return "added";
        case Fate::removed:
            return "removed";
    }
    return "";
}

}  // namespace lab::diff
