// Compiler flags of a claim file: those that choose code may stand there, no flag that names a
// file.
#include "flags.hpp"

#include <doctest/doctest.h>

using namespace lab;

TEST_CASE("flags that choose language, optimisation, CPU, macro, warning or library are allowed") {
    for (const char* flag :
         {"-O0", "-Ofast", "-g", "-std=c++17", "-D_FORTIFY_SOURCE=2", "-UNDEBUG", "-fno-builtin",
          "-fno-builtin-malloc", "-fno-inline", "-fsanitize=thread", "-march=native", "-mavx2",
          "-Wno-unused-variable", "-Werror=format", "-latomic", "-luring", "-static", "-pthread"}) {
        CAPTURE(flag);
        CHECK(is_allowed_flag(flag));
    }
}

TEST_CASE("flags that name a file, a folder or a program, or write one, are not") {
    for (const char* flag : {"-fplugin=/tmp/evil.so",
                             "-fplugin-arg-x-y=z",
                             "-o",
                             "-ooutside",
                             "-B/tmp",
                             "-specs=/tmp/s",
                             "-wrapper",
                             "@/etc/passwd",
                             "-include",
                             "-I/etc",
                             "-isystem",
                             "-imacros",
                             "-idirafter",
                             "-L/tmp",
                             "-l:evil.so",
                             "-Wl,-rpath,/tmp",
                             "-Wa,--listing",
                             "-Wp,-MD,/tmp/x",
                             "-MD",
                             "-MF/tmp/x",
                             "-save-temps",
                             "-dumpdir",
                             "-fdump-tree-all",
                             "-ftest-coverage",
                             "-fprofile-generate=/tmp",
                             "-fprofile-use=/tmp",
                             "-fuse-ld=/tmp/ld",
                             "-Xlinker",
                             "-Xpreprocessor",
                             "-mllvm",
                             "-xc",
                             "-E",
                             "-S",
                             "-c",
                             "--sysroot=/tmp",
                             "-nostdinc",
                             "-DX=$(id)",
                             "-DX=\"/etc/passwd\"",
                             "-O0 -g",
                             "",
                             "-",
                             "listing.cpp"}) {
        CAPTURE(flag);
        CHECK_FALSE(is_allowed_flag(flag));
    }
}

TEST_CASE("a flag of a million letters is refused and does not use up the stack") {
    CHECK_FALSE(is_allowed_flag("-D" + std::string(1'000'000, 'a')));
}
