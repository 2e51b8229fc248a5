// See process.hpp.
#include "process.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>

#include "../trouble.hpp"

namespace lab::local {
namespace {

std::atomic<bool> stop{false};

class Fd {
public:
    explicit Fd(int fd = -1) : fd_(fd) {}
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Fd() { reset(); }

    int get() const { return fd_; }
    void reset() {
        if (fd_ >= 0) close(fd_);
        fd_ = -1;
    }

private:
    int fd_;
};

struct Pipe {
    Fd read_end, write_end;
};

Pipe make_pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw Trouble(fmt::format("pipe: {}", std::strerror(errno)));
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    // Both ends above 9, so that dup2 to 0…4 in the child can never close one of them.
    Pipe made;
    made.read_end = Fd(fcntl(ends[0], F_DUPFD_CLOEXEC, 10));
    made.write_end = Fd(fcntl(ends[1], F_DUPFD_CLOEXEC, 10));
    close(ends[0]), close(ends[1]);
    return made;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

using Pipes = std::array<Pipe, 4>;  // stdout, stderr, channel, status: descriptors 1 to 4

pid_t start_supervisor(const Command& command, const Pipes& pipes) {
    std::vector<std::string> words = {
        "/proc/self/exe", "supervise", fmt::format("{}", command.limits.wall_seconds),
        fmt::format("{}", command.limits.cpu_seconds), fmt::format("{}", getpid())};
    words.insert(words.end(), command.words.begin(), command.words.end());
    std::vector<std::string> environment;
    for (const auto& [name, value] : command.environment) environment.push_back(name + "=" + value);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    for (std::size_t i = 0; i < pipes.size(); ++i)
        posix_spawn_file_actions_adddup2(&actions, pipes[i].write_end.get(),
                                         static_cast<int>(i) + 1);
    posix_spawn_file_actions_addclosefrom_np(&actions, kStatusFd + 1);
    posix_spawn_file_actions_addchdir_np(&actions, command.folder.c_str());
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // Ctrl-C reaches the runner only

    pid_t pid = -1;
    std::vector<char*> argv = pointers(words), envp = pointers(environment);
    const int error =
        posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0)
        throw Trouble(fmt::format("cannot start the supervisor: {}", std::strerror(error)));
    return pid;
}

// Reads the four pipes until the status line is there (or the supervisor is gone).
class Listener {
public:
    Listener(Pipes& pipes, pid_t supervisor, Spoken& spoken)
        : pipes_(pipes), supervisor_(supervisor), spoken_(spoken) {}

    void listen(double wall_seconds) {
        using Clock = std::chrono::steady_clock;
        const auto deadline = Clock::now() + std::chrono::duration<double>(wall_seconds + 5);
        while (pipes_[3].read_end.get() >= 0 && !status_complete()) {
            poll_once();
            if (stop && !spoken_.interrupted)
                spoken_.interrupted = true, kill(supervisor_, SIGTERM);
            if (seen_ > kFloodBytes && !spoken_.flooded)
                spoken_.flooded = true, kill(supervisor_, SIGTERM);
            if (Clock::now() > deadline) break;  // the supervisor's own clock should have ended it
        }
        for (std::size_t i = 0; i < 3; ++i) drain(i);  // what is in the pipes by now, no more
        spoken_.end = from_line(status_);
    }

private:
    bool status_complete() const { return !status_.empty() && status_.back() == '\n'; }

    void poll_once() {
        std::array<pollfd, 4> watched{};
        for (std::size_t i = 0; i < 4; ++i) watched[i] = {pipes_[i].read_end.get(), POLLIN, 0};
        if (poll(watched.data(), watched.size(), 200) <= 0) return;
        for (std::size_t i = 0; i < 4; ++i)
            if (watched[i].revents != 0) drain(i);
    }

    void drain(std::size_t i) {
        char buffer[65536];
        while (pipes_[i].read_end.get() >= 0) {
            const ssize_t got = read(pipes_[i].read_end.get(), buffer, sizeof buffer);
            if (got == 0) pipes_[i].read_end.reset();
            if (got <= 0) return;
            keep(target(i), {buffer, static_cast<std::size_t>(got)});
            if (seen_ > 2 * kFloodBytes) return;
        }
    }

    std::string& target(std::size_t i) {
        return i == 0 ? spoken_.out : i == 1 ? spoken_.err : i == 2 ? spoken_.channel : status_;
    }

    void keep(std::string& text, std::string_view more) {
        seen_ += more.size();
        const std::size_t room = kMostBytes - std::min(kMostBytes, text.size());
        if (more.size() > room) spoken_.truncated = true;
        text.append(more.substr(0, room));
    }

    Pipes& pipes_;
    pid_t supervisor_;
    Spoken& spoken_;
    std::string status_;
    std::size_t seen_ = 0;
};

}  // namespace

void interrupt_all() { stop = true; }
bool interrupted() { return stop; }

Spoken run_command(const Command& command) {
    Pipes pipes{make_pipe(), make_pipe(), make_pipe(), make_pipe()};
    const pid_t supervisor = start_supervisor(command, pipes);
    for (Pipe& each : pipes) each.write_end.reset();
    Spoken spoken;
    Listener(pipes, supervisor, spoken).listen(command.limits.wall_seconds);
    if (!spoken.end.started && spoken.end.error == 0) kill(supervisor, SIGKILL);
    int status = 0;
    while (waitpid(supervisor, &status, 0) == -1 && errno == EINTR) {
    }
    return spoken;
}

std::string output_of(const std::vector<std::string>& words) {
    Command command;
    command.words = words;
    command.environment = {{"PATH", "/usr/bin:/bin"}, {"LANG", "C.UTF-8"}, {"HOME", "/tmp"}};
    command.folder = "/";
    return run_command(command).out;
}

}  // namespace lab::local
