// Measures arms: batches, warm-up, ABBA blocks. The runner decides what to measure (LAB_PLAN) and
// what the numbers mean; nothing here compares anything with a threshold.
#pragma once

#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <lab/detail/channel.hpp>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace lab::detail {

/// CLOCK_MONOTONIC in nanoseconds: read through the vDSO, without a system call.
inline std::int64_t now_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// What the clock can tell: the cost of reading it and its smallest step, both in ns.
struct Clock {
    double cost;
    double step;
    /// A batch shorter than this is not worth timing (verdict-method, timing details).
    double target() const { return std::max({100'000.0, 200 * cost, 1000 * step}); }
};

inline Clock measure_clock() {
    constexpr int kReads = 10'000, kSteps = 100'000;
    std::vector<double> costs;
    for (int i = 0; i < kReads; ++i) {
        const std::int64_t before = now_ns();
        costs.push_back(static_cast<double>(now_ns() - before));
    }
    double step = std::numeric_limits<double>::max();
    std::int64_t last = now_ns();
    for (int i = 0; i < kSteps; ++i) {
        const std::int64_t now = now_ns();
        if (now > last) step = std::min(step, static_cast<double>(now - last));
        last = now;
    }
    return {median(costs), step};
}

/// The words of a plan, one after another.
class Words {
public:
    explicit Words(std::string text) : text_(std::move(text)) { skip(); }

    bool more() const { return at_ < text_.size(); }
    std::string next() {
        const std::size_t end = std::min(text_.find(' ', at_), text_.size());
        std::string word = text_.substr(at_, end - at_);
        at_ = end;
        skip();
        return word;
    }
    long long next_number() { return std::atoll(next().c_str()); }

private:
    void skip() { at_ = std::min(text_.find_first_not_of(' ', at_), text_.size()); }

    std::string text_;
    std::size_t at_ = 0;
};

/// One operation under its name. `repeat` holds the loop, so that the operation is inlined in it.
struct Arm {
    std::string name;
    std::function<void(std::uint64_t)> repeat;
    std::function<void()> prepare;

    double batch_ns(std::uint64_t n) const {
        const std::int64_t before = now_ns();
        repeat(n);
        return static_cast<double>(now_ns() - before);
    }

    /// A priming run, then the median of `batches` timed batches, in ns for one operation.
    double visit(std::uint64_t n, int batches) const {
        if (prepare) prepare();
        repeat(std::max<std::uint64_t>(1, n / 4));
        std::vector<double> costs;
        for (int i = 0; i < batches; ++i) costs.push_back(batch_ns(n) / static_cast<double>(n));
        return median(costs);
    }

    /// Doubles the batch until two in a row reach the target: one slow batch may be a preemption.
    std::uint64_t batch_size(double target_ns) const {
        if (prepare) prepare();
        repeat(1);
        std::uint64_t n = 1;
        for (int long_enough = 0; n < (std::uint64_t{1} << 40);) {
            long_enough = batch_ns(n) >= target_ns ? long_enough + 1 : 0;
            if (long_enough == 2) break;
            if (long_enough == 0) n *= 2;
        }
        return n;
    }
};

/// Puts the loop around an operation.
template <class Work>
Arm make_arm(std::string name, Work work, std::function<void()> prepare = {}) {
    auto repeat = [work = std::move(work)](std::uint64_t n) mutable {
        for (; n > 0; --n) work();
    };
    return {std::move(name), std::move(repeat), std::move(prepare)};
}

class Arms {
public:
    template <class Work>
    void add(std::string name, Work work, std::function<void()> prepare) {
        arms_.push_back(make_arm(std::move(name), std::move(work), std::move(prepare)));
    }

    int run() {
        const char* const text = std::getenv("LAB_PLAN");
        Words plan(text ? text : "");
        const std::string step = plan.next();
        if (channel() < 0) return report();
        if (step == "calibrate") calibrate();
        if (step == "segment") segment(plan);
        if (step == "survey") survey(plan);
        return 0;  // "facts": the arms wait for a plan of their own
    }

private:
    struct Timed {
        const Arm& arm;
        std::uint64_t n;
    };

    const Arm& named(const std::string& name) const {
        for (const Arm& arm : arms_)
            if (arm.name == name) return arm;
        throw std::runtime_error("no arm is named " + name);
    }

    Timed timed(Words& plan) const {
        const Arm& arm = named(plan.next());
        return {arm, static_cast<std::uint64_t>(plan.next_number())};
    }

    // Every arm's batch size, and the clock it was found with.
    void calibrate() const {
        const Clock clock = measure_clock();
        Record("clock", "CLOCK_MONOTONIC")
            .with("cost_ns", clock.cost)
            .with("step_ns", clock.step)
            .with("target_ns", clock.target())
            .send();
        for (const Arm& arm : arms_)
            Record("batch", arm.name).with("n", arm.batch_size(clock.target())).send();
    }

    // "segment A nA B nB batches orders [O nO]": one block for each character of orders, ABBA for
    // '0' and BAAB for '1'. A block is four visits; the runner makes one number of them. Where an
    // arm O surrounds both, it is visited between them.
    void segment(Words& plan) const {
        const Timed a = timed(plan), b = timed(plan);
        const int batches = static_cast<int>(plan.next_number());
        const std::string orders = plan.next();
        std::optional<Timed> around;
        if (plan.more()) around.emplace(timed(plan));
        a.arm.visit(a.n, batches), b.arm.visit(b.n, batches);  // untimed: first use of the process
        for (const char order : orders) {
            const Timed &outer = order == '0' ? a : b, &inner = order == '0' ? b : a;
            const double first = outer.arm.visit(outer.n, batches);
            const double second = inner.arm.visit(inner.n, batches);
            const double overhead = around ? around->arm.visit(around->n, batches) : 0;
            const double third = inner.arm.visit(inner.n, batches);
            const double fourth = outer.arm.visit(outer.n, batches);
            Record block("block", std::string(1, order));
            if (around) static_cast<void>(std::move(block).with("overhead", overhead));
            std::move(block)
                .with("outer1", first)
                .with("inner1", second)
                .with("inner2", third)
                .with("outer2", fourth)
                .send();
        }
    }

    // "survey rounds batches name n name n ...": what each arm costs, taken in turn.
    void survey(Words& plan) const {
        const int rounds = static_cast<int>(plan.next_number());
        const int batches = static_cast<int>(plan.next_number());
        std::vector<Timed> all;
        while (plan.more()) all.push_back(timed(plan));
        for (int round = 0; round < rounds; ++round)
            for (const Timed& each : all)
                Record("cost", each.arm.name).with("ns", each.arm.visit(each.n, batches)).send();
    }

    // By hand: medians of a few rounds, for people. Only the runner decides claims.
    int report() const {
        constexpr int kRounds = 7, kBatches = 3;
        const double target = measure_clock().target();
        std::vector<Timed> all;
        for (const Arm& arm : arms_) all.push_back({arm, arm.batch_size(target)});
        std::vector<std::vector<double>> costs(all.size());
        for (int round = 0; round < kRounds; ++round)
            for (std::size_t i = 0; i < all.size(); ++i)
                costs[i].push_back(all[i].arm.visit(all[i].n, kBatches));
        for (std::size_t i = 0; i < all.size(); ++i)
            std::printf("%-28s %14.1f ns  %10.3f x\n", all[i].arm.name.c_str(), median(costs[i]),
                        median(costs[i]) / median(costs[0]));
        return 0;
    }

    std::vector<Arm> arms_;
};

inline Arms& arms() {
    static Arms all;
    return all;
}

}  // namespace lab::detail
