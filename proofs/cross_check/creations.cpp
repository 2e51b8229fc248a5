// A process and a thread as stress-ng creates them: with what its children and threads try out.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/memory.hpp>

#include <linux/futex.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <thread>

constexpr std::size_t kPage = 4096;
constexpr std::size_t kMappings = 70;  // twice: so many more than a small program stress-ng has
constexpr std::size_t kTouched = 40;   // so many more pages than ours its child writes

const lab::Pages libraries(2 * kMappings * kPage);
const lab::Pages data(kTouched* kPage);

void map_like_a_large_program() {  // every other page another protection: each is a mapping
    for (std::size_t i = 0; i < 2 * kMappings; i += 2)
        lab::must(mprotect(libraries.data() + i * kPage, kPage, PROT_READ));
    libraries.read(), data.write();
}

void try_out_groups_and_sessions() {  // most of these fail, as they do in stress-ng
    lab::keep(getpgid(getpid()));
    lab::keep(setsid()), lab::keep(vhangup());
    for (const auto& [process, group] : {std::pair{0, 0}, {getpid(), getppid()}, {0, -1}, {-1, 0}})
        lab::keep(setpgid(process, group));
    lab::keep(sched_yield()), lab::keep(prctl(PR_SET_NAME, "child"));
}

void process() {
    const pid_t child = lab::must(fork());
    if (child == 0) {
        try_out_groups_and_sessions(), data.write();
        _exit(0);
    }
    lab::must(waitpid(child, nullptr, 0));
}

void look_for_an_unused_number() {
    const lab::Fd file(lab::must(open("/proc/sys/kernel/pid_max", O_RDONLY)));
    lab::keep(lab::read_once(file).size()), lab::keep(kill(1 << 30, 0));
}

void try_out_signals() {
    for (int i = 0; i < 3; ++i) look_for_an_unused_number();
    for (int i = 0; i < 6; ++i) lab::keep(syscall(SYS_tgkill, -1, gettid(), 0));
    for (int i = 0; i < 4; ++i) lab::keep(syscall(SYS_tkill, -1, 0));
    sigset_t pending;
    for (int i = 0; i < 4; ++i) lab::keep(sigpending(&pending));
}

// When the thread ends, the kernel follows a list of locks from here. This one never comes back to
// its head, so the kernel goes on until it has seen as many as it is willing to.
void leave_an_endless_list_of_locks() {
    static robust_list lock{&lock};
    static robust_list_head head{{&lock}, 0, nullptr};
    lab::must(syscall(SYS_set_robust_list, &head, sizeof head));
}

int main() {
    lab::pin(0);
    map_like_a_large_program();
    lab::arm("process", process);
    lab::arm("thread", [] { std::thread(try_out_signals).join(); });
    lab::arm("thread_with_endless_list", [] {
        std::thread([] { try_out_signals(), leave_an_endless_list_of_locks(); }).join();
    });
    return lab::run();
}
