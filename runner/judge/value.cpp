// Comparison and display of reported values.
#include "value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace lab::judge {

std::string to_string(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* whole = std::get_if<long long>(&value)) return std::to_string(*whole);
    if (const auto* text = std::get_if<std::string>(&value)) return '"' + *text + '"';
    char digits[32];
    std::snprintf(digits, sizeof digits, "%g", std::get<double>(value));
    return digits;
}

std::optional<long double> number(const Value& value) {
    if (const auto* whole = std::get_if<long long>(&value)) return static_cast<long double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) return static_cast<long double>(*real);
    return std::nullopt;
}

bool comparable(const Value& a, const Value& b) {
    return (number(a) && number(b)) || a.index() == b.index();
}

bool equal(const Value& a, const Value& b) {
    const auto x = number(a);
    const auto y = number(b);
    return x && y ? *x == *y : a == b;
}

std::optional<Value> typical(const std::vector<Value>& values) {
    if (values.empty()) return std::nullopt;
    const auto same = [&](const Value& value) { return equal(value, values.front()); };
    if (std::all_of(values.begin(), values.end(), same)) return values.front();
    const auto usable = [](const Value& value) {
        const auto x = number(value);
        return x && !std::isnan(*x);
    };
    if (!std::all_of(values.begin(), values.end(), usable)) return std::nullopt;

    std::vector<Value> sorted = values;
    std::sort(sorted.begin(), sorted.end(),
              [](const Value& a, const Value& b) { return *number(a) < *number(b); });
    const std::size_t middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1 || equal(sorted[middle - 1], sorted[middle])) return sorted[middle];
    return static_cast<double>((*number(sorted[middle - 1]) + *number(sorted[middle])) / 2);
}

}  // namespace lab::judge
