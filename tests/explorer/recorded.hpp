// The recorded exchanges, for doctests: bodies as they stood on the wire. Run from the root.
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace lab::explorer {

inline const std::filesystem::path kRecorded = "tests/explorer/recorded";

inline nlohmann::json recorded(const std::string& name) {
    std::ifstream file(kRecorded / (name + ".json"));
    if (!file) throw std::runtime_error(name + ": no such recording; run from the root");
    return nlohmann::json::parse(file);
}

inline std::string body_of(const std::string& name) {
    const nlohmann::json response = recorded(name)["response"];
    return response.contains("json") ? response["json"].dump() : response.value("text", "");
}

inline int status_of(const std::string& name) { return recorded(name)["response"]["status"]; }

}  // namespace lab::explorer
