// Whose code it is, as the environments of CI systems tell.
#include "local/foreign.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

using namespace lab::local;

namespace {

std::string why(std::map<std::string, std::string> set) {
    return why_foreign([set = std::move(set)](const char* name) {
        const auto found = set.find(name);
        return found == set.end() ? std::string() : found->second;
    });
}

std::string why_on_github(const std::string& event) {
    const auto file =
        std::filesystem::temp_directory_path() / ("event-" + std::to_string(getpid()));
    std::ofstream(file) << event;
    const std::string out = why({{"CI", "true"},
                                 {"GITHUB_ACTIONS", "true"},
                                 {"GITHUB_EVENT_NAME", "pull_request"},
                                 {"GITHUB_EVENT_PATH", file.string()},
                                 {"GITHUB_REPOSITORY", "os-tested/book"}});
    std::filesystem::remove(file);
    return out;
}

}  // namespace

TEST_CASE("a machine of one's own is not CI") {
    CHECK(why({}).empty());
    CHECK(why({{"CI", "false"}}).empty());
}

TEST_CASE("a CI that does not tell is not trusted") {
    CHECK(why({{"CI", "true"}}).find("does not tell") != std::string::npos);
}

TEST_CASE("on GitHub, a pull request is foreign unless its head is the repository's own") {
    CHECK(why_on_github(R"({"pull_request": {"head": {"repo": {"full_name": "os-tested/book"}}}})")
              .empty());
    CHECK(why_on_github(R"({"pull_request": {"head": {"repo": {"full_name": "mallory/book"}}}})") ==
          "a pull request from mallory/book");
    CHECK(why_on_github(R"({"pull_request": {"head": {"repo": null}}})") ==
          "a pull request from an unknown repository");
    CHECK_FALSE(why_on_github("not JSON").empty());
    CHECK(why({{"CI", "true"}, {"GITHUB_ACTIONS", "true"}, {"GITHUB_EVENT_NAME", "push"}}).empty());
}

TEST_CASE("on GitLab, a merge request is foreign when it comes from another project") {
    CHECK(why({{"CI", "true"}, {"GITLAB_CI", "true"}}).empty());
    CHECK_FALSE(why({{"CI", "true"},
                     {"GITLAB_CI", "true"},
                     {"CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "mallory/book"},
                     {"CI_MERGE_REQUEST_PROJECT_PATH", "os-tested/book"}})
                    .empty());
}
