// What a program can report: truth, a whole number, a real number, or text.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lab::judge {

/// One reported value. Whole and real numbers compare with each other; nothing else mixes.
using Value = std::variant<bool, long long, double, std::string>;

/// The value as a reader should see it: `true`, `42`, `0.25`, `"text"`.
std::string to_string(const Value& value);

/// The number in a value, if it holds one. (Every long long fits exactly where long double has a
/// 64-bit significand or more, as on x86-64 and AArch64 Linux.)
std::optional<long double> number(const Value& value);

/// Same kind and same content; 3 and 3.0 are equal.
bool equal(const Value& a, const Value& b);

/// True where `equal` makes sense: two truths, two numbers, or two texts.
bool comparable(const Value& a, const Value& b);

/// What stands for all of them: the value, if all are equal; the median, if all are numbers (real
/// numbers must not be NaN).
std::optional<Value> typical(const std::vector<Value>& values);

}  // namespace lab::judge
