// See compile.hpp.
#include "compile.hpp"

#include <fmt/core.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>

#include "../atomic_file.hpp"
#include "../disk_trouble.hpp"
#include "../hash.hpp"
#include "process.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

constexpr const char* kBook = "/book";  // the checkout's place in the sandbox
constexpr const char* kResult = "program";

bool is_python(const CompileOrder& order) { return order.listing.extension() == ".py"; }

// In the sandbox a checkout holds the listing and its headers, nothing else.
void lend_sources(const CompileOrder& order, Command& command) {
    std::vector<fs::path> sources = order.headers;
    sources.push_back(order.listing);
    for (const fs::path& file : sources)
        command.files.push_back({file, (kBook / file).string(), false});
}

Command command_of(const CompileOrder& order, const Confinement& confinement) {
    Command command;
    command.powers = powers_of_a_compiler();
    command.words = order.compiler;
    command.environment = {{"PATH", "/usr/bin:/bin"}, {"LANG", "C.UTF-8"}};
    command.folder = confinement.is_sandbox() ? kBook : fs::current_path().string();
    if (confinement.is_sandbox()) lend_sources(order, command);
    command.words.push_back(order.listing.string());
    if (is_python(order)) return command;
    command.words.insert(command.words.end(),
                         {"-o", confinement.is_sandbox() ? std::string("/work/") + kResult
                                                         : fs::absolute(order.program).string()});
    if (confinement.is_sandbox()) {
        command.result = kResult;
        command.result_bytes = command.powers.file_bytes;
        command.result_to = order.program.string() + ".new";
    }
    return command;
}

std::string why_limited(const Spoken& spoken, const Powers& powers) {
    const supervise::Status& end = spoken.end;
    if (end.timed_out) return fmt::format("took longer than {:g} s", powers.wall_seconds);
    if (spoken.flooded) return "its diagnostics did not end";
    if (spoken.events.oom_kills > 0 || end.out_of_memory)
        return fmt::format("wanted more than {} MiB of memory", powers.memory_bytes / kMiB);
    if (spoken.events.task_refusals > 0)
        return fmt::format("wanted more than {} processes", powers.tasks);
    const bool signalled = WIFSIGNALED(end.wait_status);
    const int signal = signalled ? WTERMSIG(end.wait_status) : 0;
    // A driver reports the death of the compiler proper by its exit status and in words.
    const auto said = [&](const char* words) {
        return spoken.err.find(words) != std::string::npos;
    };
    if (signal == SIGXCPU || said("CPU time limit exceeded"))
        return fmt::format("took more than {:g} s of CPU time", powers.cpu_seconds);
    if (end.disk_full || signal == SIGXFSZ || end.result == supervise::Result::too_big ||
        said("File size limit exceeded"))
        return fmt::format("made more than {} MiB of files", powers.work_bytes / kMiB);
    if (said("Cannot allocate memory") || said("out of memory") || said("virtual memory exhausted"))
        return fmt::format("wanted more than {} MiB of memory", powers.memory_bytes / kMiB);
    return "";
}

bool did_compile(const CompileOrder& order, const Spoken& spoken) {
    const supervise::Status& end = spoken.end;
    if (!end.started || !WIFEXITED(end.wait_status) || WEXITSTATUS(end.wait_status) != 0)
        return false;
    return is_python(order) || order.walls == Walls::none ||
           end.result == supervise::Result::delivered;
}

std::string ending_of(const CompileOrder& order, const Spoken& spoken, const Powers& powers) {
    if (did_compile(order, spoken)) return "compiled";
    const std::string limit = why_limited(spoken, powers);
    return limit.empty() ? "compile_failed" : "compile_limit: " + limit;
}

// Last of all, so that what exists under the program's name is whole.
void put_in_place(const CompileOrder& order, bool compiled) {
    const fs::path fresh = order.program.string() + ".new";
    std::error_code none;
    if (compiled && is_python(order))
        write_atomically(order.program, "");
    else if (compiled && order.walls != Walls::none)
        fs::rename(fresh, order.program);
    fs::remove(fresh, none);
}

}  // namespace

std::vector<std::string> words_of(const CompileOrder& order) {
    std::vector<std::string> words = {"compile", name_of(order.walls), order.program.string(),
                                      order.listing.string()};
    for (const fs::path& header : order.headers) words.push_back(header.string());
    words.emplace_back("--");
    words.insert(words.end(), order.compiler.begin(), order.compiler.end());
    return words;
}

std::optional<CompileOrder> compile_order_from(const std::vector<std::string>& words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    if (words.size() < 4 || end - words.begin() < 4 || end == words.end()) return std::nullopt;
    const auto walls = walls_from(words[1]);
    if (!walls) return std::nullopt;
    const std::vector<fs::path> headers(words.begin() + 4, end);
    return CompileOrder{*walls, words[2], words[3], headers, {end + 1, words.end()}};
}

void compile(const CompileOrder& order) {
    const Confinement confinement = confinement_of(order.walls);
    std::error_code none;
    fs::create_directories(order.program.parent_path());
    for (const char* part : {"", ".new", ".ending", ".diagnostics"})
        fs::remove(order.program.string() + part, none);
    const Command command = command_of(order, confinement);
    const Spoken spoken = run_command(confinement, command);
    if (spoken.interrupted) return;
    if (spoken.end.result == supervise::Result::unwritable)
        throw disk_trouble(fs::absolute(command.result_to), "be written to its end", ENOSPC);
    const std::string ending = ending_of(order, spoken, command.powers);
    write_atomically(order.program.string() + ".diagnostics", spoken.err);
    write_atomically(order.program.string() + ".ending", ending);
    put_in_place(order, ending == "compiled");
}

Stamp stamp_of_ending(const fs::path& program) {
    std::error_code error;
    const auto written = fs::last_write_time(program.string() + ".ending", error);
    return error ? std::nullopt : Stamp(written);
}

void read_ending(const fs::path& program, Build& build) {
    const fs::path file = program.string() + ".ending";
    build.ending = BuildEnding::compile_failed;
    if (!stamp_of_ending(program)) return;
    const std::string text = read_file(file);
    if (text == "compiled") build.ending = BuildEnding::compiled;
    const std::string limit = "compile_limit: ";
    if (text.rfind(limit, 0) == 0)
        build.ending = BuildEnding::compile_limit, build.reason = text.substr(limit.size());
}

}  // namespace lab::local
