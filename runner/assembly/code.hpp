// Assembly as compilers give it, and as a reader sees it: functions of lines, tied to the source.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lab::assembly {

enum class Kind {
    instruction,
    label,     ///< of a place that an instruction names; the text has no colon
    function,  ///< its first line; the text is its symbol
};

/// A line as it was given. Directives and comments are gone.
struct RawLine {
    Kind kind = Kind::instruction;
    std::string text;
    std::string file;  ///< the header that it comes from; empty: the listing
    int line = 0;      ///< in that file; 0: nobody said
};

/// A line as a reader sees it: no function's first one.
struct Line {
    Kind kind = Kind::instruction;
    std::string text;    ///< demangled
    std::string header;  ///< its last two parts, as in bits/atomic_base.h; empty: the listing
    int source = 0;      ///< line of the listing or header; 0: not known
};

/// One function, or a part that a compiler split from it.
struct Function {
    std::string symbol;  ///< as the assembler knows it: _Z3addv.cold
    std::string name;    ///< demangled, without return type: add()
    std::vector<Line> lines;
};

/// Names of symbols in the words of the source.
using Names = std::map<std::string, std::string>;

/// The C++ symbols that the lines name, each once.
std::vector<std::string> symbols_in(const std::vector<RawLine>& lines);

/// Groups lines by the functions they belong to, and puts names in the place of symbols.
std::vector<Function> functions_of(const std::vector<RawLine>& lines, const Names& names);

/// A function's name as a claim file may write it: `int add<int>(int)` is add<int>(int).
std::string without_return_type(std::string_view name);

}  // namespace lab::assembly
