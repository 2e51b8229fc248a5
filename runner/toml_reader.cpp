// See toml_reader.hpp.
#include "toml_reader.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "hash.hpp"
#include "trouble.hpp"

namespace lab {
namespace {

std::string kind_of(const toml::node& node) {
    if (node.is_string()) return "a text";
    if (node.is_integer()) return "an integer";
    if (node.is_floating_point()) return "a number";
    if (node.is_boolean()) return "true or false";
    if (node.is_array()) return "a list";
    return node.is_table() ? "a table" : "a date or time";
}

[[noreturn]] void complain_at(const std::filesystem::path& file, const toml::node& node,
                              const std::string& what) {
    throw Trouble(
        fmt::format("{}:{}: {}", file.lexically_normal().string(), node.source().begin.line, what));
}

judge::Value to_value(const std::filesystem::path& file, const toml::node& node) {
    if (const auto* flag = node.as_boolean()) return flag->get();
    if (const auto* whole = node.as_integer()) return static_cast<long long>(whole->get());
    if (const auto* number = node.as_floating_point()) return number->get();
    if (const auto* text = node.as_string()) return text->get();
    complain_at(file, node, "wanted a value, saw " + kind_of(node));
}

}  // namespace

void TomlTable::only(std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table_) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        complain_at(
            file_, node,
            fmt::format("unknown key \"{}\"; known here: {}", key.str(), fmt::join(known, ", ")));
    }
}

void TomlTable::complain(std::string_view key, const std::string& what) const {
    const toml::node* const node = table_.get(key);
    complain_at(file_, node ? *node : static_cast<const toml::node&>(table_), what);
}

const toml::node& TomlTable::need(std::string_view key, std::string_view wanted) const {
    const toml::node* const node = table_.get(key);
    if (!node) complain_at(file_, table_, fmt::format("wanted {} = {}, saw nothing", key, wanted));
    return *node;
}

std::string TomlTable::text(std::string_view key) const {
    const toml::node& node = need(key, "a text");
    if (const auto* text = node.as_string()) return text->get();
    complain_at(file_, node, fmt::format("wanted {} to be a text, saw {}", key, kind_of(node)));
}

std::string TomlTable::text_or(std::string_view key, std::string fallback) const {
    return has(key) ? text(key) : std::move(fallback);
}

double TomlTable::number(std::string_view key) const {
    const toml::node& node = need(key, "a number");
    if (const auto number = node.value<double>(); number && !node.is_boolean()) return *number;
    complain_at(file_, node, fmt::format("wanted {} to be a number, saw {}", key, kind_of(node)));
}

double TomlTable::number_or(std::string_view key, double fallback) const {
    return has(key) ? number(key) : fallback;
}

double TomlTable::number_within(std::string_view key, double least, double most,
                                double fallback) const {
    const double seen = number_or(key, fallback);
    if (!(seen >= least && seen <= most))
        complain(key, fmt::format("wanted {} from {} to {}, saw {}", key, least, most, seen));
    return seen;
}

int TomlTable::count_within(std::string_view key, int least, int most, int fallback) const {
    const double seen = number_within(key, least, most, fallback);
    if (seen != std::floor(seen))
        complain(key, fmt::format("wanted a whole number as {}, saw {}", key, seen));
    return static_cast<int>(seen);
}

std::vector<std::string> TomlTable::texts(std::string_view key) const {
    if (!has(key)) return {};
    const toml::node& node = need(key, "a list of texts");
    const toml::array* const list = node.as_array();
    if (!list)
        complain_at(file_, node,
                    fmt::format("wanted {} to be a list of texts, saw {}", key, kind_of(node)));
    std::vector<std::string> out;
    for (const toml::node& each : *list) {
        const auto* const text = each.as_string();
        if (!text)
            complain_at(file_, each,
                        fmt::format("wanted a text in {}, saw {}", key, kind_of(each)));
        out.push_back(text->get());
    }
    return out;
}

judge::Value TomlTable::value(std::string_view key) const {
    return to_value(file_, need(key, "a value"));
}

std::vector<judge::Value> TomlTable::values(std::string_view key) const {
    const toml::node& node = need(key, "a list of values");
    const toml::array* const list = node.as_array();
    if (!list)
        complain_at(file_, node, fmt::format("wanted {} to be a list, saw {}", key, kind_of(node)));
    std::vector<judge::Value> out;
    for (const toml::node& each : *list) out.push_back(to_value(file_, each));
    return out;
}

TomlTable TomlTable::table(std::string_view key) const {
    const toml::node& node = need(key, "a table");
    if (const auto* inner = node.as_table()) return {*inner, file_};
    complain_at(file_, node, fmt::format("wanted {} to be a table, saw {}", key, kind_of(node)));
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
    std::vector<TomlTable> out;
    if (!has(key)) return out;
    const toml::node& node = need(key, "a list of tables");
    const toml::array* const list = node.as_array();
    if (!list || !list->is_homogeneous(toml::node_type::table))
        complain_at(file_, node, fmt::format("wanted [[{}]] tables, saw {}", key, kind_of(node)));
    for (const toml::node& each : *list) out.emplace_back(*each.as_table(), file_);
    return out;
}

Text TomlTable::bilingual(std::string_view key) const {
    const TomlTable both = table(key);
    both.only({"en", "zh"});
    return {both.text("en"), both.text("zh")};
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::string> out;
    for (const auto& [key, node] : table_) out.emplace_back(key.str());
    return out;
}

namespace {

constexpr std::size_t kLongestLine = 4096;  // bytes

// A key of many parts, a.b.c…, makes a table in a table for each, and stands in one line. The
// parser bounds nested lists, but not these, and a stack has an end.
void refuse_long_lines(std::string_view text, const std::filesystem::path& file) {
    for (std::size_t at = 0, line = 1; at < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end - at > kLongestLine)
            throw Trouble(fmt::format("{}:{}: wanted a line of at most {} bytes, saw {}",
                                      file.lexically_normal().string(), line, kLongestLine,
                                      end - at));
        at = end + 1;
    }
}

toml::table parsed(std::string_view text, const std::filesystem::path& file) {
    try {
        return toml::parse(text, file.string());
    } catch (const toml::parse_error& error) {
        throw Trouble(fmt::format("{}:{}: {}", file.lexically_normal().string(),
                                  error.source().begin.line, error.description()));
    }
}

}  // namespace

toml::table parse_toml(const std::filesystem::path& file) {
    return parse_toml_text(read_file(file), file);
}

toml::table parse_toml_text(std::string_view text, const std::filesystem::path& file) {
    refuse_long_lines(text, file);
    return parsed(text, file);
}

}  // namespace lab
