// See similar.hpp.
#include "similar.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace lab {
namespace {

constexpr std::size_t kMost = 5;

// How many letters must be put in, taken out or exchanged (Levenshtein).
std::size_t slips(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t exchanged = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({exchanged, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

std::vector<std::string> similar(const std::string& seen, const std::vector<std::string>& known) {
    std::vector<std::string> out;
    const auto keep = [&](auto is_meant) {
        for (const std::string& name : known)
            if (out.size() < kMost && is_meant(name) &&
                std::find(out.begin(), out.end(), name) == out.end())
                out.push_back(name);
    };
    if (!seen.empty())
        keep([&](const std::string& name) { return name.find(seen) != std::string::npos; });
    if (out.empty())
        keep([&](const std::string& name) { return slips(seen, name) <= 1 + seen.size() / 8; });
    return out;
}

std::string did_you_mean(const std::string& seen, const std::vector<std::string>& known,
                         const std::string& otherwise) {
    const std::vector<std::string> names = similar(seen, known);
    return names.empty() ? otherwise : fmt::format("; did you mean {}?", fmt::join(names, ", "));
}

}  // namespace lab
