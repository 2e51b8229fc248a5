// Reads fields of untrusted JSON: what is missing or of another type is as if it were not there.
#pragma once

#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace lab::explorer::wire {

using Json = nlohmann::json;

/// The text as JSON; none where it is none. Bytes that are not UTF-8 become U+FFFD.
inline std::optional<Json> parsed(const std::string& text) {
    Json whole = Json::parse(text, nullptr, false);
    if (!whole.is_discarded()) return whole;
    // nlohmann's own repair: written with replacements, and read again as a text.
    const std::string quoted = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto repaired = Json::parse(quoted).get<std::string>();
    if (repaired == text) return std::nullopt;
    whole = Json::parse(repaired, nullptr, false);
    return whole.is_discarded() ? std::nullopt : std::optional(std::move(whole));
}

/// A member of an object, or null.
inline const Json& member(const Json& object, const char* key) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

inline std::string text(const Json& object, const char* key) {
    const Json& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : "";
}

inline std::optional<bool> truth(const Json& object, const char* key) {
    const Json& value = member(object, key);
    return value.is_boolean() ? std::optional(value.get<bool>()) : std::nullopt;
}

inline double number(const Json& object, const char* key) {
    const Json& value = member(object, key);
    return value.is_number() ? value.get<double>() : 0;
}

/// A whole number that fits; none for every other thing, 1.5 and 1e30 among them.
template <class Whole = int>
std::optional<Whole> whole(const Json& object, const char* key) {
    const Json& value = member(object, key);
    if (value.is_number_unsigned()) {
        const auto seen = value.get<std::uint64_t>();
        if (seen <= static_cast<std::uint64_t>(std::numeric_limits<Whole>::max()))
            return static_cast<Whole>(seen);
    } else if (value.is_number_integer()) {
        const auto seen = value.get<std::int64_t>();
        if (seen >= static_cast<std::int64_t>(std::numeric_limits<Whole>::min()))
            return static_cast<Whole>(seen);
    }
    return std::nullopt;
}

inline std::vector<std::string> texts(const Json& object, const char* key) {
    std::vector<std::string> out;
    const Json& list = member(object, key);
    if (!list.is_array()) return out;
    for (const Json& each : list)
        if (each.is_string()) out.push_back(each.get<std::string>());
    return out;
}

/// Each object of a list, read by a function.
template <class Read>
auto each_of(const Json& list, Read read) {
    std::vector<decltype(read(list))> out;
    if (!list.is_array()) return out;
    for (const Json& each : list)
        if (each.is_object()) out.push_back(read(each));
    return out;
}

}  // namespace lab::explorer::wire
