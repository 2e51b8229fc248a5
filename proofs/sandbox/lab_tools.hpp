// What the two drivers of this proof share: the runner's tools, and an end that leaves nothing.
#pragma once

#include <fmt/core.h>
#include <signal.h>
#include <sys/prctl.h>

#include <charconv>
#include <string>

#include "local/process.hpp"
#include "trouble.hpp"

namespace lab::proof {

/// Signals stop what runs, so that every process and group is cleared away; so does the death of
/// whoever started us.
inline void end_politely() {
    struct sigaction action {};
    action.sa_handler = [](int) { local::interrupt_all(); };
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
}

/// Throws Trouble when somebody asked us to stop.
inline void go_on_unless_interrupted() {
    if (local::interrupted()) throw Trouble("interrupted");
}

/// A whole number from `least` on. Throws Trouble that names the argument.
inline int count_from(const std::string& word, const char* name, int least) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || value < least)
        throw Trouble(
            fmt::format("{}: wanted a whole number of at least {}, saw {}", name, least, word));
    return value;
}

/// Throws Trouble unless the program began and ended with 0.
inline const local::Spoken& must_have_worked(const local::Spoken& spoken, const char* what) {
    go_on_unless_interrupted();
    if (!spoken.end.started || spoken.end.wait_status != 0)
        throw Trouble(fmt::format("{}: wanted it to end with 0, saw wait status {}: {}", what,
                                  spoken.end.wait_status, spoken.err));
    return spoken;
}

}  // namespace lab::proof
