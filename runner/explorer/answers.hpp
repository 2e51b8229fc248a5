// What an instance answered, as it stood in the JSON: every field may have been missing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lab::explorer {

/// Where a compiler's message points. Severity 3 is an error, 2 a warning, 1 a note.
struct Tag {
    int line = 0, column = 0, severity = 0;
    std::string text;  ///< without colour
    std::string file;  ///< "example.cpp" is the source itself
};

/// A line of output; `text` keeps the colours (ANSI escapes) that it was written in.
struct Line {
    std::string text;
    std::optional<Tag> tag;
};

/// The source line that a line of assembly came from.
struct AsmSource {
    std::optional<std::string> file;  ///< none: the user's source
    int line = 0, column = 0;
    bool is_main = false;  ///< said to be of the user's source, whatever `file` says
};

struct AsmLabel {
    std::string name;
    int begin = 0, end = 0;  ///< columns of the text, from 1
};

struct AsmLine {
    std::string text;
    std::optional<AsmSource> source;
    std::vector<AsmLabel> labels;
    std::optional<unsigned long long> address;  ///< of disassembly
    std::vector<std::string> opcodes;           ///< of disassembly: bytes in hexadecimal
};

/// One process at the instance: the compiler's, or the program's.
struct Stage {
    int code = 0;  ///< exit status; -1: killed, refused, or failed inside the instance
    std::vector<Line> out, err;      ///< standard output and standard error
    bool timed_out = false;          ///< killed at the limit of time
    bool truncated = false;          ///< output was cut at the limit of bytes
    double milliseconds = 0;         ///< as the instance measured it, on a busy machine
    std::vector<std::string> flags;  ///< as the compiler got them
};

/// The whole answer to a compile or execute request.
struct CompileAnswer {
    Stage top;                        ///< of the compiler; in an executor's answer, of the program
    std::optional<bool> did_execute;  ///< only in an executor's answer
    std::optional<Stage> build;       ///< the compiler's part of an executor's answer
    std::optional<Stage> execution;   ///< the program's part of a compiler's answer
    std::vector<AsmLine> assembly;    ///< one placeholder in <…> where there is none
    std::map<std::string, int> label_lines;  ///< label: line of the assembly, from 1
    std::string instruction_set;
    long long assembly_bytes = 0;  ///< before anything was left out
    int filtered = 0;              ///< lines left out
    bool from_cache = false;
};

/// What a formatter answered; `exit` other than 0 means that `text` is its complaint.
struct FormatAnswer {
    int exit = 0;
    std::string text;
};

}  // namespace lab::explorer
