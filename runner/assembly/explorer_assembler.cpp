// See explorer_assembler.hpp.
#include "explorer_assembler.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "../explorer/listing_files.hpp"

namespace lab::assembly {
namespace fs = std::filesystem;
namespace {

constexpr const char* kLanguage = "c++";

std::string id_in(const std::vector<portability::Compiler>& compilers, const std::string& name) {
    const auto is_it = [&](const portability::Compiler& each) { return each.name == name; };
    const auto found = std::find_if(compilers.begin(), compilers.end(), is_it);
    if (found == compilers.end() || found->explorer.empty())
        throw CannotCompile(
            fmt::format("wanted a compiler with an id at Compiler Explorer, saw "
                        "\"{}\"; {} gives ids",
                        name, portability::kCompilersFile));
    return found->explorer;
}

// Headers come as files beside the source there.
std::vector<std::string> without_our_folder(std::vector<std::string> flags) {
    flags.erase(std::remove(flags.begin(), flags.end(), "-Isnippets"), flags.end());
    return flags;
}

explorer::CompileRequest request_for(const fs::path& root, const Request& request,
                                     const std::string& id) {
    explorer::CompileRequest out;
    out.unit = unit_of_listing(root, request.experiment->listing, request.experiment->headers);
    out.unit.compiler = id;
    for (const std::string& flag : without_our_folder(request.flags))
        out.unit.flags.push_back(flag);
    return out;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string without_margin(const std::string& text) {
    const auto begin = std::find_if_not(text.begin(), text.end(), is_blank);
    std::string out;
    for (auto at = begin; at != text.end(); ++at) {
        if (!is_blank(*at)) out += *at;
        if (is_blank(*at) && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace

std::vector<RawLine> raw_lines_of(const std::vector<explorer::AsmLine>& assembly) {
    std::vector<RawLine> out;
    for (const explorer::AsmLine& each : assembly) {
        RawLine line;
        line.text = without_margin(each.text);
        if (line.text.empty()) continue;
        if (!is_blank(each.text[0]) && line.text.back() == ':') {
            line.text.pop_back();
            line.kind = line.text.rfind(".L", 0) == 0 ? Kind::label : Kind::function;
        } else if (line.text[0] == '.') {
            continue;  // data
        }
        if (each.source && line.kind != Kind::function) {
            line.file = each.source->is_main ? "" : each.source->file.value_or("");
            line.line = std::max(each.source->line, 0);
        }
        out.push_back(std::move(line));
    }
    return out;
}

Assembler explorer_assembler(explorer::Client& client, const fs::path& root,
                             std::vector<portability::Compiler> compilers) {
    Assembler out;
    out.instance = client.site();
    out.id_of = [compilers](const std::string& name) { return id_in(compilers, name); };
    out.version_of = [&client, compilers](const std::string& name) {
        const auto found = client.compiler(kLanguage, id_in(compilers, name));
        if (!found) throw CannotCompile(found.failure().message);
        return fmt::format("{} ({})", found->name, found->version);
    };
    out.assemble = [&client, root, compilers](const Request& request) {
        const auto found =
            client.compile(request_for(root, request, id_in(compilers, request.compiler)));
        if (!found) throw CannotCompile(found.failure().message);
        if (found->outcome != explorer::Outcome::compiled) return Answer{{}, {}, found->reason};
        return Answer{raw_lines_of(found->answer.assembly), {}, ""};
    };
    return out;
}

}  // namespace lab::assembly
