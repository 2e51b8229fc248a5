// See portability.hpp.
#include "portability.hpp"

#include "../commands/assembly.hpp"
#include "explorer.hpp"

namespace lab {
namespace {

constexpr const char* kAboutRecording =
    R"(Each listing in C++ is built by every compiler of compilers.toml under every standard there, run,
and its claims about facts judged; costs never are. What is recorded stays while listing, headers,
claims, compiler, flags and machine are the same, so that a recording that was stopped goes on
where it was. Nothing is committed: git add evidence/portability. Exit status: 0 all builds and
holds, 1 something does not, 2 something could not be tried.)";

// What both commands take; with `only_elsewhere`, it says nothing without --on.
void add_common(CLI::App& command, PortabilityOptions& options, bool only_elsewhere) {
    CLI::Option* const on =
        command
            .add_option("--on", options.on,
                        "local, or explorer: sends the listings to a Compiler Explorer")
            ->check(CLI::IsMember({"local", "explorer"}))
            ->capture_default_str();
    const auto list = [&](const char* name, std::vector<std::string>& into, const char* words) {
        CLI::Option* const option =
            command.add_option(name, into, words)->delimiter(',')->allow_extra_args(false);
        if (only_elsewhere) option->needs(on);
    };
    list("--compilers", options.compilers, "of compilers.toml, as in g++-12,clang++-16");
    list("--standards", options.standards, "of compilers.toml, as in c++20,c++23");
    add_explorer_access(command, options.access);
    for (const char* name : {"--explorer", "--pace", "--requests", "--seconds", "--timeout"})
        command.get_option(name)->needs(on);
}

// What is recorded instead of the matrix.
void add_assembly(CLI::App& record, PortabilityOptions& options) {
    CLI::Option* const assembly = record.add_flag(
        "--assembly", options.assembly,
        "instead: the assembly that claim files ask for by [[assembly]]: evidence/assembly");
    for (const char* other : {"--compilers", "--standards", "--dry-run"})
        assembly->excludes(record.get_option(other));
}

}  // namespace

void add_record(CLI::App& explorer, const std::filesystem::path& root, PortabilityOptions& options,
                std::function<int()>& call) {
    CLI::App& record = *explorer.add_subcommand(
        "record", "what becomes of every listing under other compilers: evidence/portability");
    record.add_option("PATTERN", options.filter.patterns,
                      "experiment, topic or claim, or a part of its id; none: all");
    record.add_flag("--exact", options.filter.exact, "patterns are whole experiment ids");
    record.add_flag("--again", options.filter.again, "even where nothing has changed");
    record.add_flag("--dry-run", options.dry_run, "tell what would be tried and why");
    add_common(record, options, false);
    add_assembly(record, options);
    record.footer(kAboutRecording);
    record.callback([&] {
        call = [&] {
            return options.assembly ? record_assembly_command(root, options)
                                    : record_command(root, options);
        };
    });
}

void add_run_on(CLI::App& run, PortabilityOptions& options) {
    add_common(run, options, true);
    run.add_flag("--all", options.all, "with --on explorer: the whole book")
        ->needs(run.get_option("--on"));
}

}  // namespace lab
