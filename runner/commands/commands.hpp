// What each command of `lab` does, once its options are read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

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

struct PublishOptions {
    std::string compiler = "g++";
    std::string name;  ///< of the bundle; empty: made from the machine's facts
    bool all = false;  ///< replace every file
    bool dry_run = false;
    std::vector<std::string> harmless;  ///< words that name this host or user, and here do not
};

struct CompareOptions {
    std::vector<std::string> between;  ///< two bundles; empty: this machine and `bundle`
    std::string bundle;                ///< empty: the reference
    std::string language = "en";
    bool json = false;
    bool all = false;  ///< every number that moved
};

struct HistoryOptions {
    std::string machine;  ///< empty: every published one
    std::string language = "en";
    bool json = false;
};

struct DiffOptions {
    std::string base, head = ".";              ///< revisions; a dot: the files as they are
    std::string base_evidence, head_evidence;  ///< folders; empty: what each revision has published
    bool rerun_only = false;  ///< verdicts and numbers of experiments that must run again, alone
    std::string language = "en";
    bool markdown = false, json = false;
    bool kind = false;  ///< only which checks the change needs: prose or full
};

/// Exit statuses, the same for every command.
inline constexpr int kFine = 0, kRefuted = 1, kTrouble = 2, kSkipped = 77;

int list_command(const std::filesystem::path& root, const Filter& filter,
                 const ListOptions& options);
int run_command(const std::filesystem::path& root, const RunOptions& options);
int status_command(const std::filesystem::path& root, const RunOptions& options, bool json);
int explain_command(const std::filesystem::path& root, const std::string& word,
                    const ExplainOptions& options);
int publish_command(const std::filesystem::path& root, const PublishOptions& options);
int compare_command(const std::filesystem::path& root, const CompareOptions& options);
int history_command(const std::filesystem::path& root, const std::string& word,
                    const HistoryOptions& options);
int diff_command(const std::filesystem::path& root, const DiffOptions& options);
int new_command(const std::filesystem::path& root, const std::string& id);

}  // namespace lab
