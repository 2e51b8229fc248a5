// See start.hpp.
#include "start.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <spawn.h>
#include <unistd.h>

#include <cstring>

#include "../launch/order.hpp"
#include "sandbox/arguments.hpp"
#include "sandbox/filter.hpp"

namespace lab::local {
namespace {

namespace fs = std::filesystem;
constexpr const char* kSupervisorInside = "/run/lab-supervise";

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

// What posix_spawn(3) takes: descriptors of the child by number, its folder, and little else.
class Spawn {
public:
    Spawn() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawnattr_init(&attributes_);
        // Ctrl-C reaches the runner only.
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
        posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    }
    Spawn(const Spawn&) = delete;
    Spawn& operator=(const Spawn&) = delete;
    ~Spawn() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }

    /// The next descriptor of the child, from 1 on. Returns its number there.
    int pass(int fd) {
        posix_spawn_file_actions_adddup2(&actions_, fd, next_);
        return next_++;
    }
    /// A descriptor that the child has not: whoever started the runner may have left one there.
    void skip() { posix_spawn_file_actions_addclose(&actions_, next_++); }
    void work_in(const fs::path& folder) {
        posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    }

    pid_t run(std::vector<std::string> words, const std::map<std::string, std::string>& variables) {
        posix_spawn_file_actions_addclosefrom_np(&actions_, next_);
        std::vector<std::string> environment;
        for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);
        std::vector<char*> argv = pointers(words), envp = pointers(environment);
        pid_t pid = -1;
        const int error =
            posix_spawn(&pid, argv[0], &actions_, &attributes_, argv.data(), envp.data());
        if (error != 0)
            throw Trouble(fmt::format("{}: cannot be started: {}", words[0], std::strerror(error)));
        return pid;
    }

private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
    int next_ = 1;
};

supervise::Order order_of(const Confinement& confinement, const Command& command) {
    const Powers& powers = command.powers;
    supervise::Order order;
    order.wall_seconds = powers.wall_seconds, order.cpu_seconds = powers.cpu_seconds;
    order.file_bytes = powers.file_bytes;
    order.result = command.result, order.result_bytes = command.result_bytes;
    order.program = command.words;
    order.runner = getpid();
    if (!confinement.is_sandbox()) return order;
    order.descriptors = powers.descriptors;
    if (!confinement.cgroups.memory.usable()) order.memory_bytes = powers.memory_bytes;
    if (!confinement.cgroups.tasks.usable()) order.tasks = powers.tasks + kTasksOfTheSandbox;
    return order;
}

Started with_pipes(Spawn& spawn) {
    Started started{-1, make_pipe(), make_pipe(), make_pipe(), make_pipe()};
    for (const Pipe* each : {&started.out, &started.err, &started.channel, &started.status})
        spawn.pass(each->write_end.get());
    return started;
}

void close_write_ends(Started& started) {
    for (Pipe* each : {&started.out, &started.err, &started.channel, &started.status})
        each->write_end.reset();
}

// NUL-separated, as bwrap's --args reads them: its command line stays short and tells nothing.
Fd file_of(const std::vector<std::string>& options) {
    std::string text;
    for (const std::string& each : options) text.append(each).push_back('\0');
    return file_holding(text);
}

// Descriptors that bubblewrap reads from, open until it has been started.
class Lending {
public:
    explicit Lending(Spawn& spawn) : spawn_(spawn) {}

    int keep(Fd fd) {
        kept_.push_back(std::move(fd));
        return spawn_.pass(kept_.back().get());
    }

private:
    Spawn& spawn_;
    std::vector<Fd> kept_;
};

Interior interior_of(const Command& command, Lending& lending, const fs::path& folder) {
    Interior interior;
    interior.environment = command.environment;
    interior.environment.emplace("HOME", kWorkFolder);
    interior.folder = command.folder;
    interior.disk = folder.string();
    interior.filter_fd = lending.keep(file_holding(filter_of(command.powers)));
    interior.files.push_back(
        {lending.keep(open_to_read(tool("lab-supervise"))), kSupervisorInside, true});
    for (const auto& [path, text] : small_etc())
        interior.files.push_back({lending.keep(file_holding(text)), path, false});
    for (const Lent& file : command.files)
        interior.files.push_back({lending.keep(open_to_read(file.from)), file.to, file.executable});
    return interior;
}

pid_t start_in_sandbox(Spawn& spawn, const Confinement& confinement, const Command& command,
                       long uid, const std::vector<std::string>& doors, const fs::path& folder) {
    Lending lending(spawn);
    const Interior interior = interior_of(command, lending, folder);
    const int options = lending.keep(file_of(bwrap_options(command.powers, interior)));
    launch::Order order;
    order.runner = getpid(), order.uid = uid, order.joins = doors;
    order.own_root = confinement.walls == Walls::own_root;
    order.program = {kBubblewrap, "--args", std::to_string(options), "--"};
    const auto supervisor = words_of(order_of(confinement, command), kSupervisorInside);
    order.program.insert(order.program.end(), supervisor.begin(), supervisor.end());
    return spawn.run(words_of(order, tool("lab-launch").string()), {});
}

}  // namespace

Started start(const Confinement& confinement, const Command& command, long uid,
              const std::vector<std::string>& doors, const fs::path& folder) {
    Spawn spawn;
    Started started = with_pipes(spawn);
    Fd result;
    if (command.result.empty())
        spawn.skip();
    else
        result = open_to_write(command.result_to), spawn.pass(result.get());
    if (confinement.is_sandbox()) {
        started.pid = start_in_sandbox(spawn, confinement, command, uid, doors, folder);
    } else {
        const std::string home = folder.empty() ? command.folder : folder.string();
        spawn.work_in(home);
        auto environment = command.environment;
        environment.emplace("HOME", home);
        started.pid = spawn.run(
            words_of(order_of(confinement, command), tool("lab-supervise").string()), environment);
    }
    close_write_ends(started);
    return started;
}

pid_t start_tool(const std::vector<std::string>& words, int output) {
    launch::Order order;
    order.runner = getpid();
    order.program = words;
    Spawn spawn;
    spawn.pass(output), spawn.pass(output);
    return spawn.run(words_of(order, tool("lab-launch").string()), {});
}

}  // namespace lab::local
