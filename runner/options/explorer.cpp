// See explorer.hpp.
#include "explorer.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

constexpr const char* kAbout =
    R"(Nothing is contacted unless one of these commands asks for it; record does only with --on explorer.
The instance is, in this order, --explorer, the variable LAB_EXPLORER, "site" of compilers.toml,
https://godbolt.org. Proxies and certificates come from http_proxy, https_proxy, no_proxy,
SSL_CERT_FILE and SSL_CERT_DIR.
At most two requests are under way, one begins a second, and what fails for a moment (429, 502, 503,
504, a connection that broke) is tried again after waits that double; Retry-After is obeyed.
Exit status: 0 done; 1 what was sent does not compile, or does not end with 0; 2 no answer: the
instance, the network, or a name that is not known there.)";

void add_unit(CLI::App& command, ExplorerOptions& options) {
    command
        .add_option("FILE", options.file,
                    "the source; -: standard input. Headers lab/… that it includes are sent along")
        ->required();
    command.add_option("--compiler", options.compiler, "id or alias; see lab explorer compilers")
        ->required();
    command.add_option("--flags", options.flags, "for the compiler, parted by blanks")
        ->default_val("-std=c++20 -O2");
    command.add_option("--lang", options.language, "language")->capture_default_str();
    command
        .add_option("--library", options.libraries,
                    "ID=VERSION by its ids; see lab explorer libraries")
        ->allow_extra_args(false);
    command.add_flag("--again", options.again, "take nothing from the instance's cache");
}

class Explorer {
public:
    Explorer(CLI::App& explorer, const fs::path& root, ExplorerOptions& options,
             std::function<int()>& call)
        : explorer_(explorer), root_(root), options_(options), call_(call) {}

    CLI::App& add(const char* name, const char* about, ExplorerTask task) {
        CLI::App& command = *explorer_.add_subcommand(name, about);
        command.add_flag("--json", options_.json, "for programs; a failure too");
        add_explorer_access(command, options_.access);
        command.callback([&root = root_, &options = options_, &call = call_, task] {
            call = [&root, &options, task] { return explorer_command(root, task, options); };
        });
        return command;
    }

private:
    CLI::App& explorer_;
    const fs::path& root_;
    ExplorerOptions& options_;
    std::function<int()>& call_;
};

void add_language(CLI::App& command, ExplorerOptions& options) {
    command.add_option("LANGUAGE", options.language, "id, as in c++")->capture_default_str();
}

void add_discovery(Explorer& explorer, ExplorerOptions& options) {
    explorer.add("version", "the release of the instance", ExplorerTask::version);
    explorer.add("languages", "the languages that it knows", ExplorerTask::languages);
    add_language(explorer.add("compilers", "its compilers for a language", ExplorerTask::compilers),
                 options);
    add_language(explorer.add("libraries", "its libraries for a language", ExplorerTask::libraries),
                 options);
    explorer.add("formats", "its formatters and their styles", ExplorerTask::formats);
}

void add_work(Explorer& explorer, ExplorerOptions& options) {
    CLI::App& compile =
        explorer.add("compile", "a source to assembly, on standard output", ExplorerTask::compile);
    add_unit(compile, options);
    compile.add_flag("--att", options.att, "AT&T's syntax instead of Intel's");
    compile.add_flag("--raw", options.raw,
                     "keep directives, comments, unused labels and library code");
    compile.add_flag("--binary", options.binary, "link, and disassemble the program");

    CLI::App& execute =
        explorer.add("execute", "compile a source and run it there", ExplorerTask::execute);
    add_unit(execute, options);
    execute.add_option("--arg", options.arguments, "argument of the program; one each time")
        ->allow_extra_args(false);
    execute.add_option("--stdin", options.input, "file with its standard input; -: ours");
    execute.add_option("--env", options.environment, "NAME=VALUE for its environment")
        ->allow_extra_args(false);

    CLI::App& format =
        explorer.add("format", "a source laid out, on standard output", ExplorerTask::format);
    format.add_option("FILE", options.file, "the source; -: standard input")->required();
    format.add_option("--formatter", options.formatter, "id; see lab explorer formats")
        ->capture_default_str();
    format.add_option("--style", options.style, "one of its styles")->capture_default_str();
}

}  // namespace

void add_explorer_access(CLI::App& command, ExplorerAccess& access) {
    command.add_option("--explorer", access.site,
                       "address of the instance; else LAB_EXPLORER, compilers.toml, "
                       "https://godbolt.org");
    command.add_option("--pace", access.pace,
                       "seconds from one request to the next (else LAB_EXPLORER_PACE, 1); below 1 "
                       "only for an instance of your own, as in tests");
    command.add_option("--requests", access.most_requests, "to send at most")
        ->capture_default_str();
    command.add_option("--seconds", access.most_seconds, "to go on at most")->capture_default_str();
    command.add_option("--timeout", access.timeout, "seconds to wait for one answer")
        ->capture_default_str();
}

CLI::App& add_explorer(CLI::App& app, const fs::path& root, ExplorerOptions& options,
                       std::function<int()>& call) {
    CLI::App& explorer = *app.add_subcommand(
        "explorer",
        "other compilers, here and elsewhere: ask a Compiler Explorer, record what they make");
    explorer.require_subcommand(1);
    explorer.footer(kAbout);
    Explorer commands(explorer, root, options, call);
    add_discovery(commands, options);
    add_work(commands, options);
    return explorer;
}

}  // namespace lab
