// Which claims and experiments a change touches, in words. See sections.hpp.
#include <algorithm>
#include <map>

#include "sections.hpp"
#include "words.hpp"

namespace lab::diff {
namespace {

// Aspects whose values are words of the book's own list.
bool is_listed(Aspect aspect) { return aspect == Aspect::truth || aspect == Aspect::how; }

std::string shown(const ClaimChange& change, const Text& text, const Voice& voice) {
    const std::string& word = voice.words.of(text);
    if (word.empty()) return voice.words("none");
    return is_listed(change.aspect) && voice.words.knows(word) ? voice.words(word)
                                                               : voice.quoted(word);
}

std::string aspect_of(const ClaimChange& change, const Voice& voice) {
    return voice.words("aspect " + std::string(to_string(change.aspect)));
}

// Long words stand on lines of their own, one below the other, so that they can be compared.
void add_lines(const ClaimChange& change, const Voice& voice, Item& out) {
    const auto& words = voice.words;
    const auto say = [&](const std::string& text) {
        out.push_back(
            words("colon", fmt::arg("head", aspect_of(change, voice)), fmt::arg("rest", text)));
    };
    if (words.of(change.before) == words.of(change.after)) {
        const Words other(words.tongue() == Tongue::en ? Tongue::zh : Tongue::en, diff_phrases());
        say(words("in other language only",
                  fmt::arg("before", voice.quoted(other.of(change.before))),
                  fmt::arg("after", voice.quoted(other.of(change.after)))));
        return;
    }
    say(words("arrow", fmt::arg("before", shown(change, change.before, voice)),
              fmt::arg("after", shown(change, change.after, voice))));
}

Item item_of(const std::vector<const ClaimChange*>& all, const Voice& voice) {
    const ClaimChange& first = *all.front();
    const std::string name = voice.quoted(first.id);
    const auto id = fmt::arg("id", name);
    if (first.aspect == Aspect::added)
        return {voice.words("claim added", id), voice.quoted(voice.words.of(first.after))};
    if (first.aspect == Aspect::removed)
        return {voice.words("claim removed", id), voice.quoted(voice.words.of(first.before))};
    std::string aspects;
    for (const ClaimChange* each : all)
        aspects += (aspects.empty() ? "" : voice.words("comma")) + aspect_of(*each, voice);
    Item out = {voice.words("claim changed", id, fmt::arg("aspects", aspects))};
    for (const ClaimChange* each : all) add_lines(*each, voice, out);
    return out;
}

}  // namespace

Section claims_section(const Changes& changes, const Voice& voice) {
    std::map<std::string, std::vector<const ClaimChange*>> by_id;
    for (const ClaimChange& each : changes.claims) by_id[each.id].push_back(&each);
    Section out{voice.words("claims"), {}, {}};
    for (const auto& [id, all] : by_id) out.items.push_back(item_of(all, voice));
    return out;
}

std::vector<Section> experiment_sections(const Changes& changes, const Voice& voice) {
    Section again{voice.words("listings"), {}, {}}, others{voice.words("others"), {}, {}};
    for (const ExperimentChange& change : changes.experiments) {
        std::string parts;
        for (const Part part : change.parts)
            parts += (parts.empty() ? "" : voice.words("comma")) +
                     voice.words("part " + std::string(to_string(part)));
        Section& section = change.must_rerun() ? again : others;
        section.items.push_back(
            {voice.words("experiment changed", fmt::arg("id", voice.quoted(change.id)),
                         fmt::arg("parts", parts))});
    }
    return {again, others};
}

}  // namespace lab::diff
