// What an arm of lab.hpp adds to a batch: the same operation in a hand-written loop beside it.
//
//     overhead OPERATION BLOCKS          decides, and prints one JSON object
//     overhead OPERATION calibrate       prints how many operations make a batch
//     overhead OPERATION ORDERS BATCH    one process of blocks: an order and four visits a line
#include <fmt/core.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "judge/block.hpp"
#include "judge/sign_process.hpp"

namespace lab {
namespace {

constexpr int kBatches = 5, kBlocksInProcess = 8;
constexpr double kMost = 1.01;  // a batch may cost at most one hundredth more

/// The loop that somebody without a harness would write.
template <class Work>
double bare_batch_ns(Work& work, std::uint64_t n) {
    timespec before{}, after{};
    clock_gettime(CLOCK_MONOTONIC, &before);
    for (std::uint64_t i = 0; i < n; ++i) work();
    clock_gettime(CLOCK_MONOTONIC, &after);
    return 1e9 * static_cast<double>(after.tv_sec - before.tv_sec) +
           static_cast<double>(after.tv_nsec - before.tv_nsec);
}

/// A visit as an arm makes it: a priming run, then the median batch.
template <class Work>
double bare_visit(Work& work, std::uint64_t n) {
    bare_batch_ns(work, std::max<std::uint64_t>(1, n / 4));
    std::vector<double> costs;
    for (int i = 0; i < kBatches; ++i)
        costs.push_back(bare_batch_ns(work, n) / static_cast<double>(n));
    return detail::median(costs);
}

/// A is the arm, B the bare loop. What `orders` says of each block: '0' is ABBA, '1' is BAAB.
template <class Work>
void take_blocks(Work work, std::uint64_t n, const std::string& orders) {
    const detail::Arm arm = detail::make_arm("arm", work);
    arm.visit(n, kBatches), bare_visit(work, n);  // untimed: first use of the process
    for (const char order : orders) {
        fmt::print("{}", order);
        for (const char visit : std::string(order == '0' ? "ABBA" : "BAAB"))
            fmt::print(" {}", visit == 'A' ? arm.visit(n, kBatches) : bare_visit(work, n));
        fmt::print("\n");
    }
}

template <class Work>
void answer(Work work, const std::string& request, std::uint64_t batch) {
    if (request == "calibrate")
        fmt::print("{}\n",
                   detail::make_arm("arm", work).batch_size(detail::measure_clock().target()));
    else
        take_blocks(work, batch, request);
}

/// A byte to a child and back, both on one CPU; the child ends when its pipe does.
class Echo {
public:
    Echo() {
        pin(0);
        child_ = must(fork());
        if (child_ == 0) reflect();
        there_.reader.reset(), back_.writer.reset();
    }
    Echo(const Echo&) = delete;
    Echo& operator=(const Echo&) = delete;
    ~Echo() {
        there_.writer.reset();
        waitpid(child_, nullptr, 0);
    }

    void round_trip() const {
        char byte = 'x';
        must(write(there_.writer, &byte, 1));
        must(read(back_.reader, &byte, 1));
    }

private:
    [[noreturn]] void reflect() {
        there_.writer.reset(), back_.reader.reset();
        for (char byte = 0; read(there_.reader, &byte, 1) == 1;)
            if (write(back_.writer, &byte, 1) != 1) break;
        _exit(0);
    }

    Pipe there_ = make_pipe(), back_ = make_pipe();
    pid_t child_ = 0;
};

void measure(const std::string& operation, const std::string& request, std::uint64_t batch) {
    if (operation == "add")  // one cycle after the other: each waits for the last
        return answer([] { asm volatile("add $1, %%rax" : : : "rax", "cc"); }, request, batch);
    if (operation == "getppid") return answer([] { keep(getppid()); }, request, batch);
    if (operation == "pipe") {
        const Echo echo;
        return answer([&] { echo.round_trip(); }, request, batch);
    }
    throw std::runtime_error("wanted add, getppid or pipe, saw " + operation);
}

/// What this program prints when it is started again in a new process.
std::string ask(const std::string& words) {
    std::string path(4096, '\0');
    path.resize(
        static_cast<std::size_t>(must(readlink("/proc/self/exe", path.data(), path.size()))));
    const std::unique_ptr<FILE, int (*)(FILE*)> answer(
        popen(fmt::format("'{}' {}", path, words).c_str(), "r"), pclose);
    if (!answer) throw std::runtime_error("cannot start a new process");
    std::string text;
    for (int byte = 0; (byte = std::fgetc(answer.get())) != EOF;) text += static_cast<char>(byte);
    return text;
}

/// Feeds one process of blocks to the judge.
void take_process(judge::SignProcess& process, const std::string& text) {
    std::size_t at = 0;
    int taken = 0;
    for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
        char order = 0;
        std::array<double, 4> visits{};
        if (std::sscanf(text.c_str() + at, "%c %lf %lf %lf %lf", &order, &visits[0], &visits[1],
                        &visits[2], &visits[3]) != 5)
            throw std::runtime_error("a process printed: " + text);
        const auto y = log_ratio(order == '0' ? judge::Order::abba : judge::Order::baab, visits);
        process.add(y.value_or(std::nan("")));
        ++taken;
    }
    if (taken != kBlocksInProcess) throw std::runtime_error("a process gave up in the middle");
}

void decide(const std::string& operation, int blocks) {
    const std::uint64_t batch = std::stoull(ask(operation + " calibrate"));
    judge::SignProcess process(judge::Comparison::below, kMost, {.maximum = blocks, .near = 1.0});
    std::mt19937_64 random(1);
    while (process.state() == judge::State::go_on) {
        std::string orders;
        for (int i = 0; i < kBlocksInProcess; ++i) orders += random() & 1 ? '1' : '0';
        take_process(process, ask(fmt::format("{} {} {}", operation, orders, batch)));
    }
    const judge::Trial trial = process.trial();
    fmt::print(R"({{"operation": "{}", "batch": {}, "ratio": {}, "low": {}, "high": {}, )"
               R"("blocks": {}, "verdict": "{}", "reason": "{}"}})"
               "\n",
               operation, batch, std::get<double>(trial.estimate.value()),
               trial.interval.value().low, trial.interval.value().high, trial.n,
               to_string(trial.verdict), explain(trial));
}

}  // namespace
}  // namespace lab

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        if (words.size() == 2 && words[1] != "calibrate")
            lab::decide(words[0], std::stoi(words[1]));
        else if (words.size() == 2)
            lab::measure(words[0], words[1], 0);
        else if (words.size() == 3)
            lab::measure(words[0], words[1], std::stoull(words[2]));
        else
            throw std::runtime_error("wanted OPERATION BLOCKS");
    } catch (const std::exception& trouble) {
        fmt::print(stderr, "overhead: {}\n", trouble.what());
        return 2;
    }
}
