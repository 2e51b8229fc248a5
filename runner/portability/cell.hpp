// One cell of the portability matrix: what became of a listing under one compiler, at one place.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "../model.hpp"

namespace lab::portability {

/// What the compiler made of a listing. The last two say nothing about it.
enum class BuildOutcome {
    builds,
    warns,           ///< builds, and the compiler had something to say
    refuses,         ///< an error of the listing's, in the compiler's eyes
    timed_out,       ///< the compiler did
    not_tried,       ///< the place does not have what compiling it takes; `build_reason` says what
    service_failed,  ///< no answer, or none of the compiler's: tried again at the next recording
};

/// How the program ended. The last three say nothing about it.
enum class RunOutcome {
    ran,             ///< to its own end, with `status`
    signalled,       ///< ended by a signal; `status` is its number, 0 where the place does not say
    limited,         ///< killed by a limit: memory, CPU time, processes, files, output
    timed_out,       ///< of wall time
    not_run,         ///< there is no program
    not_tried,       ///< the place does not have what it needs; `run_reason` says what
    service_failed,  ///< tried again at the next recording
};

/// The words of evidence: builds, warns, …, service_failed.
std::string to_string(BuildOutcome outcome);
std::string to_string(RunOutcome outcome);
/// The other way round. Throws NotEvidence for any other word.
BuildOutcome build_outcome_from(const std::string& word);
RunOutcome run_outcome_from(const std::string& word);

/// A claim that is judged by what a program reports, and never by how long it took.
struct JudgedClaim {
    std::string id, verdict, reason;
};

/// Where and with what a listing is tried.
struct Setting {
    std::string compiler;  ///< its name in compilers.toml
    std::string standard;  ///< c++20
    std::string where;     ///< "local", or the address of a Compiler Explorer
    std::string instance;  ///< the machine's public name, or the same address
    std::string version;   ///< of the compiler, in full: banner, or what the service says
    std::vector<std::string> flags, arguments;
    std::string input;  ///< standard input

    /// Cells with the same name stand in each other's place: "local g++-12 c++20".
    std::string name() const { return where + " " + compiler + " " + standard; }
};

struct Cell {
    Setting setting;
    std::string content;      ///< eight bytes over listing, headers and terms, as digits
    std::string key;          ///< the same over `content` and setting
    std::string recorded_at;  ///< UTC
    BuildOutcome build = BuildOutcome::not_tried;
    std::string build_reason;
    std::vector<std::string> diagnostics;  ///< first lines, bounded
    RunOutcome run = RunOutcome::not_run;
    int status = 0;  ///< exit status or signal, by `run`
    std::string run_reason;
    std::vector<JudgedClaim> claims;

    /// A failure of the service is no outcome: what has one is not recorded yet.
    bool is_settled() const {
        return build != BuildOutcome::service_failed && run != RunOutcome::service_failed;
    }
    bool has_refuted() const;
    /// The listing did what it should: it built, ran to its end with 0, and nothing was refuted.
    bool is_fine() const;
    /// "builds, ran, 2 VERIFIED" on one line.
    std::string words() const;
};

/// Everything of the book itself that can change a cell: other words in the same place mean another
/// experiment. Compared by value, so that a reader in another language needs no hash of ours.
struct Content {
    std::string listing, headers;  ///< SHA-256 of the file; of "path SHA-256\n" for each header
    nlohmann::ordered_json terms;  ///< the claim file without words for readers and without costs

    std::string digits() const;  ///< 16 of the SHA-256 over all of it
};

/// Sixteen digits of the SHA-256 over what can change a cell's outcome.
std::string key_of(const Setting& setting, const std::string& content);

}  // namespace lab::portability
