// What of an experiment is tried under other compilers, and what of its claim file that rests on.
#pragma once

#include <filesystem>

#include "cell.hpp"

namespace lab::portability {

/// Whose program it is that runs: ours, under the runner's sandbox, or a service's.
enum class Host { here, service };

/// May this claim be judged under another compiler? A cost never: another machine, or this one
/// beside other work, times differently. A service does not repeat a program until it shows
/// something.
bool is_judged(const Claim& claim, Host host);

/// The experiment with those claims alone. Without any it is still built and run once.
Experiment judged_alone(Experiment experiment, Host host);

/// Hashes of listing and headers, and the claim file of the experiment as far as it can change a
/// cell. Throws Trouble where a file cannot be read.
Content content_of(const std::filesystem::path& root, const Experiment& experiment);

}  // namespace lab::portability
