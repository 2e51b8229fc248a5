// What one operation costs here, wherever here is: the program that is run inside the sandbox and
// outside of it.
//
//     sandbox_operation NAME                prints how many operations make a batch
//     sandbox_operation NAME BATCH [PART]   prints ns for one operation; PART: with this part of a
//                                           sandbox, and nothing else of it
#include <fmt/core.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lab/coworker.hpp>
#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "local/sandbox/filter.hpp"

namespace lab {
namespace {

constexpr int kBatches = 15;
constexpr std::size_t kPagesOfATouch = 64;

/// Loads a seccomp filter (seccomp(2)) for this process and its children.
void load_filter(std::string bytes) {
    const sock_fprog program{static_cast<unsigned short>(bytes.size() / sizeof(sock_filter)),
                             reinterpret_cast<sock_filter*>(bytes.data())};
    must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    must(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
}

/// The shortest filter there is: one instruction, which allows.
std::string filter_that_allows_all() {
    const sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    return {reinterpret_cast<const char*>(&allow), sizeof allow};
}

/// Goes on in a child that is process 1 of its own namespace; this process waits, and ends with it.
void go_on_in_a_pid_namespace() {
    must(unshare(CLONE_NEWPID | (geteuid() == 0 ? 0 : CLONE_NEWUSER)));
    const pid_t child = must(fork());
    if (child == 0) return;
    int status = 0;
    must(waitpid(child, &status, 0));
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}

void take_on(const std::string& part) {
    if (part == "filter") return load_filter(local::filter_of({}));
    if (part == "any_filter") return load_filter(filter_that_allows_all());
    if (part == "pid_namespace") return go_on_in_a_pid_namespace();
    throw std::runtime_error("PART: wanted filter, any_filter or pid_namespace, saw " + part);
}

void touch_pages() {  // one operation is 64 faults, and one call that gives the pages back
    static const Pages block(kPagesOfATouch * page_size());
    must(madvise(block.data(), block.size(), MADV_DONTNEED));
    block.write();
}

void send_there_and_back() {
    static Coworker echo([](char) {});
    echo.carry_out('x');
}

void fork_and_wait() {
    const pid_t child = must(fork());
    if (child == 0) _exit(0);
    must(waitpid(child, nullptr, 0));
}

void create_and_join() {
    pthread_t thread{};
    must_zero(pthread_create(
        &thread, nullptr, [](void*) -> void* { return nullptr; }, nullptr));
    must_zero(pthread_join(thread, nullptr));
}

detail::Arm arm_of(const std::string& name) {
    if (name == "syscall") return detail::make_arm(name, [] { keep(getppid()); });
    if (name == "fault") return detail::make_arm(name, touch_pages);
    if (name == "pipe") return detail::make_arm(name, send_there_and_back);
    if (name == "fork") return detail::make_arm(name, fork_and_wait);
    if (name == "thread") return detail::make_arm(name, create_and_join);
    throw std::runtime_error("NAME: wanted syscall, fault, pipe, fork or thread, saw " + name);
}

void measure(const std::vector<std::string>& words) {
    if (words.empty() || words.size() > 3)
        throw std::runtime_error("wanted NAME, NAME BATCH or NAME BATCH PART");
    const detail::Arm arm = arm_of(words[0]);
    pin(0);
    if (words.size() == 1) {
        fmt::print("{}\n", arm.batch_size(detail::measure_clock().target()));
        return;
    }
    if (words.size() == 3) take_on(words[2]);
    const double ns = arm.visit(std::stoull(words[1]), kBatches);
    fmt::print("{}\n", words[0] == "fault" ? ns / kPagesOfATouch : ns);
}

}  // namespace
}  // namespace lab

int main(int argc, char** argv) {
    try {
        lab::measure({argv + 1, argv + argc});
    } catch (const std::exception& trouble) {
        fmt::print(stderr, "sandbox_operation: {}\n", trouble.what());
        return 2;
    }
}
