// Reads TOML with a closed vocabulary: every complaint names file, line, the wanted and the seen.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"

namespace lab {

/// A table of a TOML file, with the file's name for complaints.
class TomlTable {
public:
    TomlTable(const toml::table& table, std::filesystem::path file)
        : table_(table), file_(std::move(file)) {}

    /// Throws Trouble unless every key is one of `known`.
    void only(std::initializer_list<std::string_view> known) const;

    bool has(std::string_view key) const { return table_.contains(key); }
    std::string text(std::string_view key) const;
    std::string text_or(std::string_view key, std::string fallback) const;
    double number(std::string_view key) const;
    double number_or(std::string_view key, double fallback) const;
    /// A number from `least` to `most`.
    double number_within(std::string_view key, double least, double most, double fallback) const;
    /// The same, and whole.
    int count_within(std::string_view key, int least, int most, int fallback) const;
    std::vector<std::string> texts(std::string_view key) const;  ///< empty when missing
    judge::Value value(std::string_view key) const;
    std::vector<judge::Value> values(std::string_view key) const;
    Text bilingual(std::string_view key) const;
    TomlTable table(std::string_view key) const;
    std::vector<TomlTable> tables(std::string_view key) const;  ///< `[[key]]`, empty when missing

    /// Names of the keys, in alphabetical order.
    std::vector<std::string> keys() const;

    const std::filesystem::path& file() const { return file_; }
    int line() const { return static_cast<int>(table_.source().begin.line); }

    /// Throws Trouble at the line of `key`.
    [[noreturn]] void complain(std::string_view key, const std::string& what) const;

private:
    const toml::node& need(std::string_view key, std::string_view wanted) const;

    const toml::table& table_;
    std::filesystem::path file_;
};

/// Parses a file. Throws Trouble with the parser's line and message.
toml::table parse_toml(const std::filesystem::path& file);

/// The same for text; `file` is what complaints call it.
toml::table parse_toml_text(std::string_view text, const std::filesystem::path& file);

}  // namespace lab
