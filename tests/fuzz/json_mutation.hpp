// Changes JSON as JSON. Bytes changed blindly are mostly no JSON any more: refused at once, and
// whatever reads the fields behind is never tried.
#pragma once

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace lab::fuzz {

using Json = nlohmann::ordered_json;
using Chance = std::minstd_rand;

/// A number below `bound`, which is at least 1.
inline std::size_t pick(Chance& chance, std::size_t bound) { return chance() % bound; }

/// Every value within one, itself first.
inline void collect(Json& value, std::vector<Json*>& nodes) {
    nodes.push_back(&value);
    if (value.is_structured())
        for (Json& each : value) collect(each, nodes);
}

/// What stands where it is least expected.
inline Json surprise(Chance& chance) {
    static const std::vector<Json> all = {nullptr,
                                          true,
                                          false,
                                          0,
                                          -1,
                                          1,
                                          2.5,
                                          1e308,
                                          -1e308,
                                          5e-324,
                                          INT64_MIN,
                                          UINT64_MAX,
                                          1 << 31U,
                                          "",
                                          "a",
                                          "VERIFIED",
                                          "a@1",
                                          "{}",
                                          "\n",
                                          "汤",
                                          Json::array(),
                                          Json::object(),
                                          {1},
                                          {1, 2},
                                          {"a"},
                                          {{"en", "a"}, {"zh", "b"}}};
    return all[pick(chance, all.size())];
}

/// Takes one entry out of a list or an object, or puts one in once more.
inline void change_entries(Json& value, Chance& chance) {
    if (value.empty()) return;
    const auto place = static_cast<std::ptrdiff_t>(pick(chance, value.size()));
    if (value.is_array() && chance() % 2 == 0)
        value.push_back(Json(value[static_cast<std::size_t>(place)]));
    else
        value.erase(std::next(value.begin(), place));
}

/// One change at one place: an entry more or less, another place's value, or a surprise.
inline void change_once(Json& whole, Chance& chance) {
    std::vector<Json*> nodes;
    collect(whole, nodes);
    Json& here = *nodes[pick(chance, nodes.size())];
    if (here.is_structured() && chance() % 2 == 0) {
        change_entries(here, chance);
    } else if (chance() % 2 == 0) {
        Json other = *nodes[pick(chance, nodes.size())];
        here = std::move(other);
    } else {
        here = surprise(chance);
    }
}

/// One to three changes; nothing where the text is no JSON object or grows beyond `most` bytes.
inline std::optional<std::string> changed(const std::string& text, std::size_t most,
                                          unsigned seed) {
    Json whole = Json::parse(text, nullptr, false);
    if (!whole.is_object()) return std::nullopt;
    Chance chance(seed);
    for (std::size_t left = 1 + pick(chance, 3); left > 0; --left) change_once(whole, chance);
    std::string out = whole.dump();
    if (out.size() > most) return std::nullopt;
    return out;
}

}  // namespace lab::fuzz
