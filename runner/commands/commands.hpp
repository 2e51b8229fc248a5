// What each command of `lab` does, once its options are read.
#pragma once

#include <filesystem>
#include <string>

#include "../plan.hpp"

namespace lab {

struct RunOptions {
    Filter filter;
    std::string compiler = "g++";
    bool skip_status = false;  ///< end with 77 if nothing is refuted but something is not decided
};

struct ListOptions {
    bool json = false;
    bool needs = false;  ///< what each may do beyond the usual, instead of its claims
};

struct ExplainOptions {
    std::string compiler = "g++";
    std::string language = "en";
    bool samples = false;  ///< raw values as CSV instead of words
};

/// Exit statuses, the same for every command.
inline constexpr int kFine = 0, kRefuted = 1, kTrouble = 2, kSkipped = 77;

int list_command(const std::filesystem::path& root, const Filter& filter,
                 const ListOptions& options);
int run_command(const std::filesystem::path& root, const RunOptions& options);
int status_command(const std::filesystem::path& root, const RunOptions& options, bool json);
int explain_command(const std::filesystem::path& root, const std::string& word,
                    const ExplainOptions& options);
int new_command(const std::filesystem::path& root, const std::string& id);

}  // namespace lab
