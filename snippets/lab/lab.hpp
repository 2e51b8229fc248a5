// The vocabulary a listing speaks: facts, arms, samples, events, and the control.
//
// Under the runner every word becomes a record on a channel of its own; by hand, or on
// Compiler Explorer, the same program prints a report for people. Which control is on is decided
// outside: `LAB_CONTROL=control ./listing` shows what the control run sees.
#pragma once

#include <cstdint>
#include <lab/detail/arms.hpp>
#include <lab/detail/channel.hpp>
#include <lab/detail/check.hpp>
#include <lab/detail/child.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lab {

/// True in the control run: the one visible line that removes the alleged cause asks this.
/// A claim that names a control of its own (`control = "no_lock"` in the claim file) is tried
/// against `lab::control("no_lock")`.
inline bool control(std::string_view name = "control") { return detail::control_name() == name; }

/// Reports a named exact value: a count, an id relation, a signal number, a string.
/// May be called in a child after fork. Each name once a run.
/// @param name  lower_case, what claim files and pages call it
/// @param value bool, integer, floating point or text
/// @param unit  what is counted, as a table shows it behind the value ("faults", "B")
template <class Value>
void fact(std::string_view name, const Value& value, std::string_view unit = "") {
    detail::Record("fact", name).with("value", value).with("unit", unit).send();
}

/// Reports one point of a quantity that varies with a parameter.
/// @param series the quantity's name
/// @param at     the parameter's value
/// @param value  the quantity there
/// @param unit   unit of `value`
template <class At, class Value>
void sample(std::string_view series, At at, Value value, std::string_view unit = "") {
    static_assert(std::is_arithmetic_v<At> && std::is_arithmetic_v<Value>);
    detail::Record("sample", series).with("at", at).with("value", value).with("unit", unit).send();
}

/// Reports that something happened, in the order in which calls reach the kernel, whichever
/// process or thread makes them.
inline void event(std::string_view text) { detail::Record("event", text).send(); }

/// Says that this machine cannot run the experiment, and why; ends the program. The verdict is
/// then NOT_RUNNABLE, never one in a claim's favour.
/// @param missing what is missing, as a reader should see it: "io_uring_setup: EPERM"
[[noreturn]] inline void unavailable(std::string_view missing) {
    detail::Record("unavailable", missing).send();
    std::exit(0);
}

/// Names an operation whose cost is compared with other arms of the same listing.
/// Warm-up, batches, order and clock are the header's business, so no listing has a timing loop.
/// @param name    lower_case; claims write `ratio = ["slow", "fast"]`
/// @param work    one operation; called again and again
/// @param prepare run untimed before every visit to this arm (resize memory, drain a queue)
template <class Work, std::enable_if_t<std::is_invocable_v<Work&>, int> = 0>
void arm(std::string_view name, Work work, std::function<void()> prepare = {}) {
    detail::arms().add(std::string(name), std::move(work), std::move(prepare));
}

/// The same for one point of a sweep; claims and pages call it `name@parameter`.
template <class Work>
void arm(std::string_view name, long parameter, Work work, std::function<void()> prepare = {}) {
    detail::arms().add(std::string(name) + "@" + std::to_string(parameter), std::move(work),
                       std::move(prepare));
}

/// Measures the arms as the runner asks (or prints a comparison, by hand). Ends `main`.
inline int run() { return detail::arms().run(); }

/// Keeps a value alive, so that the compiler cannot drop the work that made it.
template <class Value>
void keep(const Value& value) {
    asm volatile("" : : "r,m"(value) : "memory");
}

/// Confines the calling thread to the n-th CPU it may use. Pinning is part of a claim.
/// @return false if there are not that many CPUs
inline bool pin(int nth) { return detail::pin(nth); }

}  // namespace lab
