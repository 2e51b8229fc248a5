// The words of `lab explain` in the book's two languages.
#pragma once

#include <fmt/core.h>

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "../model.hpp"

namespace lab {

/// The language in which a reader is spoken to.
enum class Tongue { en, zh };

/// `en` or `zh`; nothing for anything else.
std::optional<Tongue> tongue_from(std::string_view name);

/// One sentence, or one word, of the table; `{name}` is filled in.
struct Phrase {
    std::string_view key, en, zh;
};

/// All that `lab explain` can say.
std::span<const Phrase> phrases();

/// Speaks one language: `words("counted", fmt::arg("n", 24))`.
class Words {
public:
    explicit Words(Tongue tongue) : tongue_(tongue) {}

    /// Another command's table, which is looked at before that of `lab explain`.
    Words(Tongue tongue, std::span<const Phrase> own) : tongue_(tongue), own_(own) {}

    /// The phrase with its names filled in; a key that is not in the table is a fault of the
    /// runner.
    template <class... Args>
    std::string operator()(std::string_view key, const Args&... args) const {
        const std::string_view phrase = find(key);
        if (phrase.empty()) throw std::logic_error("no words for " + std::string(key));
        return fmt::format(fmt::runtime(phrase), args...);
    }

    bool knows(std::string_view key) const { return !find(key).empty(); }

    /// What a book says in this language.
    const std::string& of(const Text& text) const {
        return tongue_ == Tongue::en ? text.en : text.zh;
    }

    /// One line: a head, padded to the same width in both languages, and what stands behind it.
    std::string line(std::string_view key, const std::string& text) const;

    /// A line that goes on with what the one before began.
    std::string more(const std::string& text) const;

    /// What stands before a line that goes on.
    static std::string indent();

    Tongue tongue() const { return tongue_; }
    std::string_view code() const { return tongue_ == Tongue::en ? "en" : "zh"; }

private:
    std::string_view find(std::string_view key) const;

    Tongue tongue_;
    std::span<const Phrase> own_;
};

/// Columns on a terminal: a Han character takes two.
int columns(std::string_view text);

/// A measured number as it is shown: three digits.
inline std::string three_digits(double number) { return fmt::format("{:.3g}", number); }

}  // namespace lab
