// What a Compiler Explorer instance is asked for, and what it says that it has.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lab::explorer {

/// A language that the instance knows.
struct Language {
    std::string id;    ///< as requests name it: c++, c, python
    std::string name;  ///< as people call it
    std::vector<std::string> extensions;
};

/// A compiler of the instance. Ids name a version and stay; "…trunk" and "…snapshot" are nightlies.
struct Compiler {
    std::string id;        ///< as requests name it: g122
    std::string name;      ///< "x86-64 gcc 12.2"
    std::string language;  ///< id of its language
    std::string version;   ///< "12.2"
    std::string instruction_set, group;
    std::string track;                 ///< stable, nightly, prerelease, experimental; may be empty
    std::vector<std::string> aliases;  ///< taken wherever the id is
    std::optional<bool> can_execute;   ///< none: the instance does not say
};

struct LibraryVersion {
    std::string id;       ///< as requests name it: 1121
    std::string version;  ///< as people call it: 11.2.1
};

/// A library that can be compiled with.
struct Library {
    std::string id, name, description, url;
    std::vector<LibraryVersion> versions;
};

/// A tool that lays source text out.
struct Formatter {
    std::string id;  ///< as requests name it: clangformat
    std::string name, version;
    std::vector<std::string> styles;
};

/// A file beside the source, which can include it: "lab/lab.hpp" needs the flag -I.
struct SourceFile {
    std::string name;  ///< relative, with folders; it may not leave the folder
    std::string contents;
};

/// A library by its id and the id of its version.
struct LibraryChoice {
    std::string id, version;
};

/// What of the instance's cache is not to be used.
enum class Bypass {
    nothing = 0,
    compilation = 1,  ///< compile, and run, anew
    execution = 2,    ///< run anew what was compiled before
};

/// What is compiled, and by what.
struct Unit {
    std::string compiler;  ///< id or alias
    std::string language = "c++";
    std::string source;              ///< UTF-8
    std::vector<std::string> flags;  ///< after the instance's own, which they can override
    std::vector<SourceFile> files;   ///< beside the source
    std::vector<LibraryChoice> libraries;
    Bypass bypass = Bypass::nothing;
    bool allow_store = false;  ///< true: the instance may keep the code to find its own faults
};

/// How assembly is to look. The defaults are those of the site's own page.
struct Filters {
    bool intel = true;           ///< Intel's syntax; false: AT&T's
    bool demangle = true;        ///< names as in the source
    bool labels = true;          ///< true: labels that nothing uses are left out
    bool directives = true;      ///< true: assembler directives are left out
    bool comment_only = true;    ///< true: lines that are only a comment are left out
    bool library_code = true;    ///< true: functions of headers are left out
    bool trim = false;           ///< true: runs of blanks become one
    bool binary = false;         ///< link, and show the program disassembled
    bool binary_object = false;  ///< disassemble the object file
};

/// "Compile this, and show the assembly."
struct CompileRequest {
    Unit unit;                   ///< what is compiled, and by what
    Filters filters;             ///< how the assembly is to look
    bool skip_assembly = false;  ///< only whether it compiles, and what the compiler says
};

/// "Compile this and run it."
struct ExecuteRequest {
    Unit unit;                           ///< what is compiled, and by what
    std::vector<std::string> arguments;  ///< handed on as they are
    std::string input;                   ///< what the program reads as standard input
    std::vector<std::pair<std::string, std::string>> environment;  ///< names and values
};

/// "Lay this out."
struct FormatRequest {
    std::string formatter = "clangformat";
    std::string source;  ///< UTF-8
    std::string style = "Google";
    bool use_spaces = true;
    int tab_width = 4;
};

}  // namespace lab::explorer
