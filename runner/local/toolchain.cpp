// See toolchain.hpp.
#include "toolchain.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "../trouble.hpp"
#include "process.hpp"

namespace lab::local {
namespace {

constexpr const char* kPython = "/usr/bin/python3";

Toolchain ask(const std::string& name, const std::string& program) {
    if (access(program.c_str(), X_OK) != 0)
        throw Trouble(
            fmt::format("{}: wanted a compiler or interpreter there, saw none; "
                        "install it, or name another with --compiler",
                        program));
    const std::string banner = output_of({program, "--version"});
    return {name, banner.substr(0, banner.find('\n')), {}};
}

}  // namespace

Toolchain find_compiler(const std::string& name) {
    if (name.find('/') != std::string::npos || name.empty())
        throw Trouble(fmt::format("--compiler {}: wanted a name such as g++ or clang++", name));
    return ask(name, "/usr/bin/" + name);
}

Toolchain find_python() { return ask("python3", kPython); }

const std::vector<std::string>& standard_flags() {
    static const std::vector<std::string> flags = {"-std=c++20", "-O2",        "-Wall",
                                                   "-Wextra",    "-Wpedantic", "-Wconversion",
                                                   "-pthread",   "-Isnippets"};
    return flags;
}

std::string build_command(const Experiment& experiment, const Toolchain& toolchain,
                          const std::string& output) {
    if (experiment.language == Language::python)
        return fmt::format("PYTHONPATH=snippets/lab {} {}", kPython, experiment.listing.string());
    return fmt::format("{} {} {} -o {}", toolchain.name, fmt::join(toolchain.flags, " "),
                       experiment.listing.string(), output);
}

}  // namespace lab::local
