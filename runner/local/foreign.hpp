// Whose code is this? Asked before anything runs without a sandbox.
#pragma once

#include <functional>
#include <string>

namespace lab::local {

/// Reads a variable of the environment; empty where it is not set.
using Variables = std::function<std::string(const char*)>;

/// Why the checkout may hold code of strangers: a pull or merge request from another repository,
/// or a CI that does not tell. Empty: not in CI, or in CI for the repository's own code.
/// GitHub: GITHUB_EVENT_NAME and the event file; GitLab: CI_MERGE_REQUEST_*_PROJECT_PATH.
std::string why_foreign(const Variables& variable);

}  // namespace lab::local
