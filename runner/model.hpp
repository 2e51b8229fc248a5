// Every type that travels between the stages: discover, plan, build, run, judge, record.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assembly/panel.hpp"
#include "judge/fact.hpp"
#include "judge/guard.hpp"
#include "judge/trial.hpp"

namespace lab {

/// Words for readers, in the book's two languages.
struct Text {
    std::string en, zh;
};

/// A sentence of the catalogue (claims/<topic>.toml), decided or not.
struct Sentence {
    std::string id;
    Text text;
    Text note;          ///< what the sentence leaves out or gets wrong; may be empty
    std::string truth;  ///< the editors' word: true, true-with-conditions, outdated, …
    std::vector<std::string> sources;
    std::string how;   ///< experiment, literature, definition or opinion
    std::string page;  ///< docs/<language>/<page>.md
};

/// The shapes a claim can have; snippets/README.md says what each means.
enum class ClaimKind {
    fact,
    order,
    output,
    samples,
    quantile,
    can_happen,
    never,
    ratio,
    total,
    growth,
    ascending,
};

/// One `[[claim]]` of a claim file: what must hold for a sentence to be VERIFIED.
struct Claim {
    std::string id;
    ClaimKind kind = ClaimKind::fact;
    Text says;
    std::vector<std::string> subject;  ///< fact or series; arms: dividend first, or cheapest first
    judge::Relation relation = judge::Relation::equals;
    std::vector<judge::Value> threshold;  ///< one value; two for between; any number for one_of
    double at = 0;                        ///< samples: the point of the series
    double from = 0, to = 0;              ///< growth: the two points of the sweep
    double q = 0;                         ///< quantile: which, as in 0.99
    std::string overhead;                 ///< ratio: an arm whose cost surrounds both; may be empty
    int links = 1;                        ///< of an order of costs, which share one level
    int tries = 20;                       ///< can_happen, never: processes to try at most
    std::string control = "control";      ///< name of the control run that must fail
    int line = 0;                         ///< where it stands in the claim file

    /// Compares the costs of arms.
    bool is_timed() const { return kind >= ClaimKind::ratio; }
    /// May be cut off by the budget, and continued.
    bool is_sequential() const { return is_timed() || kind == ClaimKind::quantile; }
};

enum class Language { cpp, python };

/// Limits of one run of a program.
struct Limits {
    double wall_seconds = 30;
    double cpu_seconds = 20;
};

/// How arms are timed; see verdict-method in the book.
struct Timing {
    int batches = 5;             ///< timed batches a visit
    double budget_seconds = 10;  ///< for one try of one claim
};

/// A listing and the claim file beside it.
struct Experiment {
    std::string id;                             ///< topic/name
    std::filesystem::path listing, claim_file;  ///< from the root of the checkout
    Language language = Language::cpp;
    Text title;
    std::vector<std::string> needs, flags;
    std::vector<std::string> compilers;  ///< of compilers.toml, for the matrix; empty: all
    Limits limits;
    Timing timing;
    std::map<std::string, Text> labels, controls;
    std::vector<Claim> claims;
    std::vector<assembly::Panel> panels;
    std::vector<std::filesystem::path> headers;  ///< project files that the listing includes

    bool has_arms() const;
    /// Must run while nothing else does: it times, wants several CPUs, or asks for quiet.
    bool runs_alone() const;
    /// Gets no verdict on a machine that was not quiet.
    bool needs_quiet() const;
};

/// A compiler (or interpreter) on this machine.
struct Toolchain {
    std::string name;    ///< g++, clang++, python3
    std::string banner;  ///< first line of --version
    std::vector<std::string> flags;
};

/// An experiment to try, or a reason not to.
struct Job {
    const Experiment* experiment = nullptr;
    Toolchain toolchain;
    std::map<std::string, std::string> key_parts;  ///< what can change the outcome, hashed
    std::string key;
    bool reused = false;               ///< evidence with this key is there
    std::string reason;                ///< why it runs or is reused, for people
    std::vector<std::string> missing;  ///< needs that this machine does not meet
};

enum class BuildEnding {
    compiled,
    compile_failed,
    compile_limit,
    service_failed,  ///< a compiler elsewhere gave no answer: nothing is known of the listing
};

/// What the compiler made of a listing. Without `ok` nothing is run.
struct Build {
    bool ok = false;
    BuildEnding ending = BuildEnding::compile_failed;
    std::string reason;             ///< which limit the compiler came to, or how a service failed
    std::filesystem::path program;  ///< executable, or the Python listing itself
    std::string command, diagnostics;
    std::string build_id;  ///< sha256 of the executable; empty for Python
};

/// How the main process of a program ended. What became of its children is not the verdict.
enum class Ending {
    exited,        ///< code: exit status
    signalled,     ///< code: signal; 0: a machine elsewhere did not say which
    timed_out,     ///< wall time
    cpu_limit,     ///< CPU time of main
    memory_limit,  ///< killed for want of memory
    pids_limit,    ///< failed after it had been refused a process or thread
    disk_limit,    ///< failed with its files at their bound
    output_limit,  ///< would not stop talking
    report_limit,  ///< said more on the record channel than is read
    no_report,
    bad_report,
    unavailable,
    not_started,
    interrupted,
    service_failed,  ///< a machine elsewhere gave no answer: nothing is known of the program
};

/// What one run is for; tells the program which records are wanted.
struct Launch {
    std::string variant;  ///< empty: the real run; otherwise the name of the control
    std::string purpose;  ///< facts, calibrate, segment, survey
    std::string plan;     ///< the words after the purpose in LAB_PLAN
    std::string claim;    ///< for a segment: which claim it serves
};

struct FactRecord {
    std::string name;
    judge::Value value;
    std::string unit;
};

struct SampleRecord {
    std::string series;
    double at = 0, value = 0;
    std::string unit;
};

/// One ABBA ('0') or BAAB ('1') block: four visits in the order made, ns for one operation.
struct BlockRecord {
    char order = '0';
    double visits[4] = {};
    double overhead = 0;  ///< of the arm that surrounds both; 0: not asked for
};

/// How many operations of an arm make one timed batch.
struct BatchRecord {
    std::string arm;
    long long n = 1;
};

struct ClockRecord {
    double cost_ns = 0, step_ns = 0, target_ns = 0;
};

/// What a program said on the record channel: untrusted data that passed the schema.
struct Report {
    std::vector<FactRecord> facts;
    std::vector<SampleRecord> samples;
    std::vector<std::string> events;
    std::vector<BlockRecord> blocks;
    std::vector<std::pair<std::string, double>> costs;  ///< arm, ns for one operation
    std::vector<BatchRecord> batches;                   ///< in the order of the listing
    ClockRecord clock;
    std::string unavailable;
    bool complete = false;
};

/// One process, from start to end.
struct Run {
    std::string variant, purpose, claim;
    Ending ending = Ending::not_started;
    int code = 0;        ///< exit status or signal number, by the ending
    std::string reason;  ///< more about the ending, for people
    double wall_seconds = 0, user_seconds = 0, system_seconds = 0;
    long max_rss_kib = 0;
    long long peak_memory_bytes = 0;      ///< of all its processes together; 0: not known
    std::vector<std::string> limits_hit;  ///< on the way, by whichever process: memory, pids, disk
    std::string out, err;
    bool truncated = false;
    Report report;

    bool ok() const { return ending == Ending::exited && code == 0; }
};

/// What the machine was doing while a segment ran (verdict-method, environment guard).
struct GuardReading {
    double wall_seconds = 0;
    double pressure = 0;  ///< share of wall in which some task waited for a CPU (PSI)
    double steal = 0;     ///< share of CPU time stolen by the hypervisor
    double idle = 0;      ///< share of CPU time idle
    double load = 0;      ///< one-minute load average
    double spin_p50_us = 0, spin_p95_us = 0;  ///< a fixed arithmetic loop, repeated
    long throttled = 0;                       ///< cgroup periods throttled meanwhile
};

struct BlockEvidence {
    int segment = 0;
    BlockRecord block;
    double y = 0;
};

/// One try of a claim (as it stands, or with its control) and all that it rests on.
struct Try {
    judge::Trial trial;
    std::vector<judge::Value> values;          ///< facts: one a process
    std::vector<judge::Value> others;          ///< same_as, differs_from: the other fact's
    std::vector<std::vector<double>> samples;  ///< quantiles: those of each process
    std::vector<BlockEvidence> blocks;
    std::vector<Try> links;  ///< an order of costs: one try for each pair of neighbours
    std::map<std::string, long long> batch_sizes;
    int batches = 0;  ///< timed batches a visit
    ClockRecord clock;
    std::vector<GuardReading> guard;
    std::optional<judge::Light> light;  ///< the worst of the guard's readings; none: not watched
    std::vector<std::string> thrown_away;
    unsigned long long seed = 0;
    double wall_seconds = 0;
    bool failed = false;  ///< a program did not end as it should: a fault, not noise
    bool unavailable = false;
    bool continued = false;  ///< went on at the end of the run, with twice the budget
};

struct ClaimOutcome {
    const Claim* claim = nullptr;
    judge::Verdict verdict = judge::Verdict::inconclusive;
    std::string reason;
    std::string unit;
    std::optional<Try> real, confirmation, control;
};

struct Cost {
    std::string arm;
    long long batch = 1;
    std::vector<double> ns;
};

/// What two arms of known ratio came to; see self_test.hpp.
struct SelfTest {
    judge::Trial same, half_more;
    std::string complaint;  ///< empty when the harness saw the truth
};

/// What stood around an experiment's programs.
struct Isolation {
    bool sandbox = true;                    ///< false: `--no-sandbox`
    std::vector<std::string> not_enforced;  ///< bounds on all processes together: memory, tasks
    std::string elsewhere;                  ///< address of the machine, where it is another one
};

/// All that trying one experiment gave.
struct Outcome {
    Job job;
    Build build;
    std::vector<Run> runs;
    std::vector<ClaimOutcome> claims;
    std::vector<Cost> costs;
    std::optional<SelfTest> self_test;  ///< of the run; only for experiments that time
    Isolation isolation;
    std::string started_at, finished_at;
    double wall_seconds = 0, alone_seconds = 0;

    /// A listing did not compile, crashed, hung or reported nonsense: never kept as done.
    bool failed() const;
};

}  // namespace lab
