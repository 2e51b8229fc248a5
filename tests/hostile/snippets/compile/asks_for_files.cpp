// Asks the compiler which files of the host exist.
#include <lab/lab.hpp>
#include <lab/target.hpp>

constexpr int kFound = 0
#if __has_include(TARGET_SECRET_AT_HOME)
                       + 1
#endif
#if __has_include(TARGET_SECRET_IN_BOOK)
                       + 1
#endif
#if __has_include("../../secret.hpp")
                       + 1
#endif
#if __has_include("/etc/debian_version") || __has_include("/etc/hostname")
                       + 1
#endif
    ;
#if __has_include(<vector>)
constexpr int kSystemHeader = 1;
#endif

int main() { lab::fact("escaped", kFound + (lab::control() ? kSystemHeader : 0)); }
