// What several commands have in common: how they speak, and how they end.
#pragma once

#include <fmt/core.h>

#include <utility>
#include <vector>

#include "../book.hpp"
#include "../evidence.hpp"
#include "../tally.hpp"
#include "../visible.hpp"
#include "commands.hpp"

namespace lab {

/// All that a person reads on standard output: no title, name or reason commands the terminal.
template <class... Parts>
void say(fmt::format_string<Parts...> form, Parts&&... parts) {
    fmt::print("{}", visible(fmt::format(form, std::forward<Parts>(parts)...)));
}

/// Throws Trouble for a pattern that names nothing: it would be passed over in silence beside one
/// that does.
void refuse_unmatched(const Book& book, const Filter& filter);

/// After what a command shows: all that it does not show, and why.
void say_refused(const std::vector<Refused>& refused);

/// The exit status that verdicts come to.
int exit_status(const Tally& tally, const RunOptions& options);

}  // namespace lab
