// Tries the harness itself before its ratios are believed: two arms of known ratio.
#pragma once

#include <filesystem>
#include <optional>

#include "executor.hpp"
#include "model.hpp"

namespace lab {

/// The listing `snippets/lab/self_test.cpp` with its claim file; nothing where a book has none.
std::optional<Experiment> find_self_test(const std::filesystem::path& root);

/// Runs it on a machine that nothing else of this run uses: the same work must not come out as
/// more than 1.2 times as dear, half as much again must (verdict-method, confirming and controls).
/// A listing that does not build or run gives a complaint as well.
SelfTest run_self_test(Executor& executor, const Job& job);

}  // namespace lab
