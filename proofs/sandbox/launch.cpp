// What starting a program costs: bare, in a bare bubblewrap, and as the runner starts it, with the
// steps between.
//
//     sandbox_launch TOOLS ROUNDS    TOOLS: folder of lab-launch and lab-supervise
//
// Each round starts /usr/bin/true once in every way, beginning with another way each time. Prints
// one JSON object: medians in microseconds, and the ratios of the ways within a round.
#include <cpuid.h>
#include <fcntl.h>
#include <grp.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

#include "judge/summary.hpp"
#include "lab_tools.hpp"
#include "launch/order.hpp"
#include "local/fd.hpp"
#include "local/sandbox/arguments.hpp"
#include "local/sandbox/filter.hpp"

namespace lab::proof {
namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* kProgram = "/usr/bin/true";
constexpr const char* kSupervisor = "/run/lab-supervise";
constexpr int kUntimedRounds = 5;

using Words = std::vector<std::string>;

double us_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

void must_end_well(pid_t pid, const char* what) {
    int status = 0;
    while (waitpid(pid, &status, 0) == -1 && errno == EINTR) {
    }
    go_on_unless_interrupted();
    if (status != 0)
        throw Trouble(fmt::format("{}: wanted it to end with 0, saw wait status {}", what, status));
}

double spawn_bare() {
    char* const nothing[] = {nullptr};
    std::string name = kProgram;
    char* const words[] = {name.data(), nullptr};
    const auto begin = Clock::now();
    pid_t pid = -1;
    const int error = posix_spawn(&pid, kProgram, nullptr, nullptr, words, nothing);
    if (error != 0) throw Trouble(fmt::format("{}: {}", kProgram, std::strerror(error)));
    must_end_well(pid, kProgram);
    return us_since(begin);
}

/// Somebody's bubblewrap with the very sandbox of a run: same options, same files, same filter. All
/// that can be prepared is, before the first launch; a launch is fork, change of user, exec, wait.
class BareBubblewrap {
public:
    BareBubblewrap() {
        local::Interior interior;
        interior.environment = {{"HOME", local::kWorkFolder}};
        interior.filter_fd = keep(local::file_holding(local::filter_of({})));
        interior.files.push_back(
            {keep(local::open_to_read(local::tool("lab-supervise"))), kSupervisor, true});
        for (const auto& [path, text] : local::small_etc())
            interior.files.push_back({keep(local::file_holding(text)), path, false});
        std::string options;
        for (const std::string& word : local::bwrap_options({}, interior))
            options.append(word).push_back('\0');
        options_ = std::to_string(keep(local::file_holding(options)));
    }

    /// Around it and in it stand the words of a command that goes on to start what follows it.
    double launch(const Words& before = {}, const Words& inside = {}) const {
        for (const local::Fd& fd : lent_) lseek(fd.get(), 0, SEEK_SET);  // bubblewrap read them
        const long uid = local::fresh_uid();
        const auto begin = Clock::now();
        const pid_t pid = fork();
        if (pid == -1) throw Trouble(fmt::format("fork: {}", std::strerror(errno)));
        if (pid == 0) become_bubblewrap(uid, before, inside);
        must_end_well(pid, local::kBubblewrap);
        return us_since(begin);
    }

private:
    int keep(local::Fd fd) {
        lent_.push_back(std::move(fd));
        return lent_.back().get();
    }

    [[noreturn]] void become_bubblewrap(long uid, Words words, const Words& inside) const {
        words.insert(words.end(), {local::kBubblewrap, "--args", options_, "--"});
        words.insert(words.end(), inside.begin(), inside.end());
        words.emplace_back(kProgram);
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        const int nowhere = open("/dev/null", O_RDWR);
        for (int fd = 0; fd <= supervise::kResultFd; ++fd)
            if (fd != STDERR_FILENO && fd != nowhere) dup2(nowhere, fd);
        for (const local::Fd& fd : lent_) fcntl(fd.get(), F_SETFD, 0);
        const auto id = static_cast<uid_t>(uid);
        const bool changed = uid < 0 || (setgroups(0, nullptr) == 0 && setresgid(id, id, id) == 0 &&
                                         setresuid(id, id, id) == 0);
        char* const nothing[] = {nullptr};
        if (changed) execve(pointers[0], pointers.data(), nothing);
        _exit(127);
    }

    std::vector<local::Fd> lent_;
    std::string options_;
};

double run_as_the_runner_does(const local::Confinement& confinement) {
    const auto begin = Clock::now();
    local::Command command;
    command.words = {kProgram};
    must_have_worked(run_command(confinement, command), kProgram);
    return us_since(begin);
}

/// Nanoseconds that the processor takes to say what it can do. The C library asks dozens of times
/// at the start of every program; a hypervisor has to answer each.
double cpuid_ns() {
    constexpr int kTimes = 1000;
    unsigned words[4] = {};
    const auto begin = Clock::now();
    for (int i = 0; i < kTimes; ++i) __cpuid_count(4, 0, words[0], words[1], words[2], words[3]);
    return us_since(begin) * 1000 / kTimes;
}

struct Way {
    const char* name;
    std::function<double()> launch;
    std::vector<double> us;
};

void take_round(std::vector<Way>& ways, std::size_t first, bool timed) {
    for (std::size_t i = 0; i < ways.size(); ++i) {
        Way& way = ways[(first + i) % ways.size()];
        const double us = way.launch();
        if (timed) way.us.push_back(us);
    }
}

nlohmann::json to_json(const judge::Summary& summary) {
    return {
        {"median", summary.median}, {"low", summary.interval.low}, {"high", summary.interval.high}};
}

/// The ratio of two ways in the same round: what loads the machine loads both.
nlohmann::json ratio(const Way& a, const Way& b) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < a.us.size(); ++i) ratios.push_back(a.us[i] / b.us[i]);
    return to_json(judge::summarise(ratios).value());
}

void measure(int rounds) {
    const local::Confinement confinement = local::find_confinement();
    if (confinement.walls == local::Walls::own_root)
        throw Trouble("a chroot: bubblewrap alone cannot start in one, so nothing can be compared");
    local::sweep_leftovers(confinement);
    const BareBubblewrap bubblewrap;
    launch::Order order;
    order.runner = getpid();
    const Words launcher = launch::words_of(order, local::tool("lab-launch"));
    const Words supervisor = supervise::words_of({}, kSupervisor);
    std::vector<Way> ways = {
        {"spawn", &spawn_bare, {}},
        {"bubblewrap", [&] { return bubblewrap.launch(); }, {}},
        {"launcher", [&] { return bubblewrap.launch(launcher); }, {}},
        {"supervisor", [&] { return bubblewrap.launch(launcher, supervisor); }, {}},
        {"without_cgroups",
         [] {
             return run_as_the_runner_does({local::Walls::sandbox, {}});
         },
         {}},
        {"runner", [&] { return run_as_the_runner_does(confinement); }, {}}};
    for (int i = 0; i < kUntimedRounds + rounds; ++i)
        take_round(ways, static_cast<std::size_t>(i) % ways.size(), i >= kUntimedRounds);

    nlohmann::json found = {
        {"rounds", rounds}, {"cpuid_ns", cpuid_ns()}, {"not_enforced", confinement.not_enforced()}};
    for (const Way& way : ways) {
        nlohmann::json row = to_json(judge::summarise(way.us).value());
        row["way"] = way.name;
        row["to_bubblewrap"] = ratio(way, ways[1]);
        row["to_spawn"] = ratio(way, ways[0]);
        found["ways"].push_back(row);
    }
    fmt::print("{}\n", found.dump());
}

}  // namespace
}  // namespace lab::proof

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        if (words.size() != 2) throw lab::Trouble("wanted TOOLS ROUNDS");
        lab::proof::end_politely();
        lab::local::find_tools_in(std::filesystem::absolute(words[0]));
        lab::proof::measure(lab::proof::count_from(words[1], "ROUNDS", 1));
    } catch (const std::exception& trouble) {
        fmt::print(stderr, "sandbox_launch: {}\n", trouble.what());
        return lab::local::interrupted() ? 130 : 2;
    }
}
