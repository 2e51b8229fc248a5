// `lab explorer`: discovery, compiling, running and laying out at a Compiler Explorer instance.
#include "explorer.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <iostream>
#include <iterator>
#include <sstream>

#include "../explorer/listing_files.hpp"
#include "../explorer/telling.hpp"
#include "../hash.hpp"
#include "../includes.hpp"
#include "commands.hpp"
#include "explorer_json.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// The value, or else Trouble; a program that reads JSON is told first.
template <class T>
T need(explorer::Reply<T> reply, const ExplorerOptions& options) {
    if (reply) return *std::move(reply);
    if (options.json) std::cout << visible_json(explorer_json(reply.failure())) << std::flush;
    throw Trouble(reply.failure().message);
}

void say_json(const std::string& json) { std::cout << visible_json(json); }

// Text as it is, but for what commands a terminal.
void say_error(const std::string& text) { std::cerr << visible(text); }

std::string source_of(const fs::path& file) {
    if (file != "-") return read_file(file);
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

// "a=b", parted; Trouble without the sign.
std::pair<std::string, std::string> parted(const std::string& option, const std::string& word,
                                           const char* wanted) {
    const std::size_t at = word.find('=');
    if (at == std::string::npos || at == 0)
        throw Trouble(fmt::format("{} {}: wanted {}", option, word, wanted));
    return {word.substr(0, at), word.substr(at + 1)};
}

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    return {std::istream_iterator<std::string>(in), {}};
}

explorer::Unit unit_of(const fs::path& root, const ExplorerOptions& options) {
    explorer::Unit unit;
    if (options.file == "-") {
        unit.source = source_of(options.file);
    } else {
        const fs::path file = fs::absolute(options.file);
        unit = unit_of_listing(root, file, Includes(root).of(file));
    }
    unit.compiler = options.compiler;
    unit.language = options.language;
    for (std::string& flag : words_of(options.flags)) unit.flags.push_back(std::move(flag));
    for (const std::string& word : options.libraries) {
        auto [id, version] = parted("--library", word, "ID=VERSION, as in fmt=1121");
        unit.libraries.push_back({std::move(id), std::move(version)});
    }
    if (options.again) unit.bypass = explorer::Bypass::compilation;
    return unit;
}

int show(explorer::Client& client, const ExplorerOptions& options, ExplorerTask task) {
    if (task == ExplorerTask::version) {
        const std::string version = need(client.version(), options);
        options.json ? say_json(explorer_json("version", version)) : say("{}\n", version);
    } else if (task == ExplorerTask::languages) {
        const auto list = need(client.languages(), options);
        if (options.json) return say_json(explorer_json(list)), kFine;
        for (const auto& each : list)
            say("{:<16} {} ({})\n", each.id, each.name, fmt::join(each.extensions, " "));
    } else if (task == ExplorerTask::compilers) {
        const auto list = need(client.compilers(options.language), options);
        if (options.json) return say_json(explorer_json(list)), kFine;
        for (const auto& each : list)
            say("{:<20} {:<36} {:<10} {}{}\n", each.id, each.name, each.version, each.track,
                each.can_execute.value_or(false) ? ", runs" : "");
    } else if (task == ExplorerTask::libraries) {
        const auto list = need(client.libraries(options.language), options);
        if (options.json) return say_json(explorer_json(list)), kFine;
        for (const auto& each : list) {
            say("{:<20} {}\n", each.id, each.name);
            for (const auto& one : each.versions) say("    {:<16} {}\n", one.id, one.version);
        }
    } else {
        const auto list = need(client.formatters(), options);
        if (options.json) return say_json(explorer_json(list)), kFine;
        for (const auto& each : list)
            say("{:<16} {} ({})\n", each.id, each.version, fmt::join(each.styles, " "));
    }
    return kFine;
}

int compile(explorer::Client& client, const fs::path& root, const ExplorerOptions& options) {
    explorer::CompileRequest request{unit_of(root, options), {}, false};
    request.filters.intel = !options.att;
    request.filters.binary = options.binary;
    if (options.raw)
        request.filters.labels = request.filters.directives = request.filters.comment_only =
            request.filters.library_code = false;
    const auto made = need(client.compile(request), options);
    const bool fine = made.outcome == explorer::Outcome::compiled;
    if (options.json) return say_json(explorer_json(made)), fine ? kFine : kRefuted;
    const explorer::Stage& build = build_of(made.answer);
    say_error(explorer::plain_text(build.out) + explorer::plain_text(build.err));
    if (!fine) say_error(fmt::format("{}: {}\n", to_string(made.outcome), made.reason));
    for (const explorer::AsmLine& line : made.answer.assembly)
        if (fine) say("{}\n", line.text);
    return fine ? kFine : kRefuted;
}

int execute(explorer::Client& client, const fs::path& root, const ExplorerOptions& options) {
    explorer::ExecuteRequest request{unit_of(root, options), options.arguments, "", {}};
    if (!options.input.empty()) request.input = source_of(options.input);
    for (const std::string& word : options.environment)
        request.environment.push_back(parted("--env", word, "NAME=VALUE"));
    const auto ran = need(client.execute(request), options);
    const explorer::Stage* const program = program_of(ran.answer);
    const bool exited = ran.outcome == explorer::Outcome::exited;
    const int status = exited && program && program->code == 0 ? kFine : kRefuted;
    if (options.json) return say_json(explorer_json(ran)), status;
    const explorer::Stage& build = build_of(ran.answer);
    say_error(explorer::plain_text(build.out) + explorer::plain_text(build.err));
    if (program) {
        say("{}", explorer::plain_text(program->out));
        say_error(explorer::plain_text(program->err));
    }
    if (exited && status != kFine)
        say_error(fmt::format("exited: status {}\n", program ? program->code : -1));
    if (!exited) say_error(fmt::format("{}: {}\n", to_string(ran.outcome), ran.reason));
    return status;
}

int lay_out(explorer::Client& client, const ExplorerOptions& options) {
    explorer::FormatRequest request;
    request.formatter = options.formatter;
    request.style = options.style;
    request.source = source_of(options.file);
    const std::string text = need(client.format(request), options);
    options.json ? say_json(explorer_json("text", text)) : say("{}", text);
    return kFine;
}

}  // namespace

int explorer_command(const fs::path& root, ExplorerTask task, const ExplorerOptions& options) {
    explorer::Client client(explorer_settings(root, options.access));
    switch (task) {
        case ExplorerTask::compile:
            return compile(client, fs::absolute(root), options);
        case ExplorerTask::execute:
            return execute(client, fs::absolute(root), options);
        case ExplorerTask::format:
            return lay_out(client, options);
        case ExplorerTask::version:
        case ExplorerTask::languages:
        case ExplorerTask::compilers:
        case ExplorerTask::libraries:
        case ExplorerTask::formats:
            return show(client, options, task);
    }
    return kTrouble;
}

}  // namespace lab
