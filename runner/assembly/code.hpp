// Assembly as both sources give it, and as a reader sees it: functions of lines, tied to source.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lab::assembly {

/// A line as a compiler or Compiler Explorer gives it, symbols not demangled: an instruction, or a
/// label with its colon. Directives and comments are gone.
struct RawLine {
    std::string text;
    std::string file;  ///< the header that it comes from; empty: the listing
    int line = 0;      ///< in that file; 0: the compiler did not say
};

/// A line as a reader sees it.
struct Line {
    std::string text;    ///< demangled
    std::string header;  ///< its last two parts, as in bits/atomic_base.h; empty: the listing
    int source = 0;      ///< line of the listing or header; 0: not known
    bool label = false;  ///< names the place of the next instruction

    bool operator==(const Line& other) const {
        return text == other.text && header == other.header && source == other.source &&
               label == other.label;
    }
};

/// One function, or a part that a compiler split from it.
struct Function {
    std::string symbol;  ///< as the assembler knows it: _Z3addv.cold
    std::string name;    ///< demangled, without return type: add()
    std::vector<Line> lines;
};

/// Reads what `-S -g1 -masm=intel` wrote, by g++ or clang++. Only what is executed is kept, and of
/// the labels those that an instruction names.
/// @param text    the whole `.s` file: untrusted
/// @param listing the file that was compiled, from the root of the book
std::vector<RawLine> read_compiler_output(std::string_view text,
                                          const std::filesystem::path& listing);

/// Groups lines by the functions they belong to, and demangles.
std::vector<Function> functions_of(const std::vector<RawLine>& lines);

/// Every C++ symbol in `text` in the words of the source; what is no symbol stays.
std::string demangled(std::string_view text);

}  // namespace lab::assembly
