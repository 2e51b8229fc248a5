// The compilers that a book is tried with: compilers.toml in its root.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../model.hpp"

namespace lab::portability {

/// One `[[compiler]]` of compilers.toml.
struct Compiler {
    std::string name;      ///< of the program: /usr/bin/NAME
    std::string package;   ///< the Debian package that installs it
    std::string explorer;  ///< its id at Compiler Explorer; empty: not tried there
    bool link = false;     ///< links to Compiler Explorer open a pane of assembly for it
};

struct Compilers {
    std::string site;  ///< the instance that links open: https://…, no slash last
    std::vector<std::string> standards;  ///< as in c++20, each once, in the file's order
    std::vector<Compiler> compilers;     ///< in the file's order
};

/// The name of the file, from the root of a book.
inline constexpr const char* kCompilersFile = "compilers.toml";

/// Reads compilers.toml of the book at `root`; nothing where a book has none. Throws Trouble with
/// file, line, wanted and seen: an unknown key, a name or id that is no plain word, a name twice, a
/// standard that is none, no compiler at all.
std::optional<Compilers> read_compilers(const std::filesystem::path& root);

/// The same for text; `file` is what complaints call it.
Compilers read_compilers_text(std::string_view text, const std::filesystem::path& file);

/// Those named, in the file's order; all where none is named. Throws Trouble for an unknown name,
/// with those it could be.
std::vector<Compiler> chosen_compilers(const Compilers& all, const std::vector<std::string>& names);

/// Whether a listing is tried with a compiler: its claim file may name some (`[build] compilers`).
bool is_asked_for(const Experiment& experiment, const Compiler& compiler);

/// Throws Trouble where a claim file names a compiler that compilers.toml does not.
void refuse_unknown(const Compilers& all, const std::vector<const Experiment*>& experiments);

/// The flag that asks for a standard, in the spelling that compilers of its draft days know too:
/// clang++ before 17 knows c++23 only as -std=c++2b, and every later one still does.
std::string flag_of(const std::string& standard);

/// The flags of every listing, under this standard.
std::vector<std::string> flags_under(const std::string& standard);

}  // namespace lab::portability
