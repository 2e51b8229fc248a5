// See process.hpp.
#include "process.hpp"

#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <optional>

#include "sandbox/arguments.hpp"
#include "sandbox/disk_folder.hpp"
#include "start.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

std::atomic<bool> stop{false};
std::atomic<int> count{0};

double seconds_to_start(const Confinement& confinement) {
    return confinement.is_sandbox() ? 15 : 5;  // on a busy machine, and to end after the kill
}

// Reads the four pipes until the status line is there (or the supervisor is gone).
class Listener {
public:
    Listener(Started& started, const Confinement& confinement, const DiskFolder& folder,
             const Powers& powers, Spoken& spoken)
        : pipes_{&started.out, &started.err, &started.channel, &started.status},
          pid_(started.pid),
          folder_(folder),
          most_on_disk_(powers.work_bytes),
          patience_(powers.wall_seconds + seconds_to_start(confinement)),
          spoken_(spoken) {}

    void listen() {
        using Clock = std::chrono::steady_clock;
        const auto deadline = Clock::now() + std::chrono::duration<double>(patience_);
        while (pipes_[3]->read_end.get() >= 0 && !status_complete()) {
            poll_once();
            if (stop) end(spoken_.interrupted);
            if (seen_ > kFloodBytes) end(spoken_.flooded);
            if (folder_.is_here() && folder_.bytes() > most_on_disk_) end(spoken_.filled_disk);
            if (Clock::now() > deadline) {  // its own clock should have ended it
                kill(pid_, SIGKILL);
                spoken_.end.timed_out = true;
                break;
            }
        }
        for (std::size_t i = 0; i < 3; ++i) drain(i);  // what is in the pipes by now, no more
        if (status_complete()) spoken_.end = supervise::status_from(status_);
    }

private:
    bool status_complete() const { return !status_.empty() && status_.back() == '\n'; }

    void end(bool& reason) {
        if (!std::exchange(reason, true)) kill(pid_, SIGTERM);
    }

    void poll_once() {
        std::array<pollfd, 4> watched{};
        for (std::size_t i = 0; i < 4; ++i) watched[i] = {pipes_[i]->read_end.get(), POLLIN, 0};
        if (poll(watched.data(), watched.size(), 200) <= 0) return;
        for (std::size_t i = 0; i < 4; ++i)
            if (watched[i].revents != 0) drain(i);
    }

    void drain(std::size_t i) {
        char buffer[65536];
        while (pipes_[i]->read_end.get() >= 0) {
            const ssize_t got = read(pipes_[i]->read_end.get(), buffer, sizeof buffer);
            if (got == 0) pipes_[i]->read_end.reset();
            if (got <= 0) return;
            keep(i, {buffer, static_cast<std::size_t>(got)});
            if (seen_ > 2 * kFloodBytes) return;
        }
    }

    std::string& target(std::size_t i) {
        return i == 0 ? spoken_.out : i == 1 ? spoken_.err : i == 2 ? spoken_.channel : status_;
    }

    void keep(std::size_t i, std::string_view more) {
        std::string& text = target(i);
        seen_ += more.size();
        const std::size_t room = kMostBytes - std::min(kMostBytes, text.size());
        if (more.size() > room) (i == 2 ? spoken_.wordy : spoken_.truncated) = true;
        text.append(more.substr(0, room));
    }

    std::array<Pipe*, 4> pipes_;
    pid_t pid_;
    const DiskFolder& folder_;
    long long most_on_disk_;
    double patience_;
    Spoken& spoken_;
    std::string status_;
    std::size_t seen_ = 0;
};

void wait_for(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) == -1 && errno == EINTR) {
    }
}

// Did the program have its chance? Without a status line it had one only where we, or the kernel
// for want of memory, ended it.
bool was_let_down(const Spoken& spoken) {
    const bool ended_by_us = spoken.interrupted || spoken.flooded || spoken.filled_disk;
    return !spoken.end.started && spoken.end.error == 0 && !spoken.end.timed_out && !ended_by_us &&
           spoken.events.oom_kills == 0;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

SandboxFailed::SandboxFailed(const std::string& words)
    : Trouble(fmt::format("sandbox: wanted to start a program in one, saw: {}; nothing is recorded "
                          "of that program; run again",
                          words)),
      said(words) {}

std::string Command::lend(const Confinement& confinement, const fs::path& file,
                          const std::string& inside, bool executable) {
    if (!confinement.is_sandbox()) return fs::absolute(file).string();
    files.push_back({file, inside, executable});
    return inside;
}

void interrupt_all() { stop = true; }
bool interrupted() { return stop; }

Spoken run_command(const Confinement& confinement, const Command& command) {
    const Powers& powers = command.powers;
    const int number = count++;
    const std::string name = fmt::format("lab-{}-{}", getpid(), number);
    const long uid = confinement.is_sandbox() ? fresh_uid() : -1;
    // Without a sandbox there is no memory file system for it to work in.
    const bool on_disk =
        command.folder == kWorkFolder && (powers.on_disk || !confinement.is_sandbox());
    DiskFolder folder(on_disk ? name : "", uid);
    Spoken spoken;
    {
        std::optional<Cgroup> group;
        if (confinement.is_sandbox())
            group.emplace(confinement.cgroups, name, powers.memory_bytes,
                          powers.tasks + kTasksOfTheSandbox);
        Started started = start(confinement, command, uid,
                                group ? group->doors() : std::vector<std::string>{}, folder.path());
        Listener(started, confinement, folder, powers, spoken).listen();
        if (!spoken.end.started && spoken.end.error == 0) kill(started.pid, SIGKILL);
        wait_for(started.pid);
        if (group) spoken.events = group->events();
    }
    if (confinement.is_sandbox() && was_let_down(spoken))
        throw SandboxFailed(spoken.err.empty() ? "it ended without a word"
                                               : first_line(spoken.err));
    return spoken;
}

std::string output_of(const std::vector<std::string>& words) {
    Command command;
    command.words = words;
    command.environment = {{"PATH", "/usr/bin:/bin"}, {"LANG", "C.UTF-8"}, {"HOME", "/tmp"}};
    command.folder = "/";
    return run_command({}, command).out;
}

void sweep_leftovers(const Confinement& confinement) {
    sweep_cgroups(confinement.cgroups);
    sweep_disk_folders();
}

fs::path& tools_folder() {
    static fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
    return folder;
}

fs::path tool(const std::string& name) { return tools_folder() / name; }
void find_tools_in(const fs::path& folder) { tools_folder() = folder; }

}  // namespace lab::local
