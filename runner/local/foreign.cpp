// See foreign.hpp.
#include "foreign.hpp"

#include <fmt/core.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace lab::local {
namespace {

using Json = nlohmann::json;

// The repository that the head of a pull request comes from, in GitHub's event file.
std::string head_repository(const std::string& event_file) {
    std::ifstream in(event_file);
    const Json event = Json::parse(in, nullptr, false);
    const Json::json_pointer name("/pull_request/head/repo/full_name");
    if (event.is_discarded() || !event.contains(name) || !event[name].is_string()) return "";
    return event[name].get<std::string>();
}

std::string why_foreign_on_github(const Variables& variable) {
    if (variable("GITHUB_EVENT_NAME").rfind("pull_request", 0) != 0) return "";
    const std::string head = head_repository(variable("GITHUB_EVENT_PATH"));
    if (!head.empty() && head == variable("GITHUB_REPOSITORY")) return "";
    return fmt::format("a pull request from {}", head.empty() ? "an unknown repository" : head);
}

std::string why_foreign_on_gitlab(const Variables& variable) {
    const std::string source = variable("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH");
    if (source == variable("CI_MERGE_REQUEST_PROJECT_PATH")) return "";
    return fmt::format("a merge request from {}", source.empty() ? "elsewhere" : source);
}

}  // namespace

std::string why_foreign(const Variables& variable) {
    const std::string ci = variable("CI");
    if (ci.empty() || ci == "false" || ci == "0") return "";
    if (variable("GITHUB_ACTIONS") == "true") return why_foreign_on_github(variable);
    if (variable("GITLAB_CI") == "true") return why_foreign_on_gitlab(variable);
    return "a CI that does not tell whose code it runs (CI is set)";
}

}  // namespace lab::local
