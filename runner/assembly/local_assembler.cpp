// The compilers of this machine as a source of assembly; see assembler.hpp.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <memory>
#include <system_error>

#include "../atomic_file.hpp"
#include "../hash.hpp"
#include "../local/compile.hpp"
#include "../local/process.hpp"
#include "../local/toolchain.hpp"
#include "../portability/compilers.hpp"
#include "assembler.hpp"
#include "compiler_output.hpp"

namespace lab::assembly {
namespace fs = std::filesystem;
namespace {

constexpr const char* kNamer = "/usr/bin/c++filt";  // of binutils, which every compiler brings
constexpr std::size_t kMostOfAComplaint = 300;      // bytes of a compiler's words

// Compiling takes paths from the root of the book, which has to be the working folder meanwhile.
class WorkingFolder {
public:
    explicit WorkingFolder(const fs::path& folder) : before_(fs::current_path()) {
        fs::current_path(folder);
    }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;
    ~WorkingFolder() {
        std::error_code none;
        fs::current_path(before_, none);
    }

private:
    fs::path before_;
};

local::CompileOrder order_for(const Request& request, local::Walls walls) {
    local::CompileOrder order;
    order.walls = walls;
    order.program = fs::path("build/assembly") / request.compiler / (request.experiment->id + ".s");
    order.listing = request.experiment->listing;
    order.headers = request.experiment->headers;
    order.compiler = {"/usr/bin/" + request.compiler, "-fdiagnostics-color=never"};
    order.compiler.insert(order.compiler.end(), request.flags.begin(), request.flags.end());
    order.compiler.insert(order.compiler.end(), {"-S", "-g1", "-masm=intel"});
    return order;
}

// Inside the walls: symbols are the listing's words, and a short one can stand for a name without
// end.
Names names_of(const std::vector<std::string>& symbols, const fs::path& file, local::Walls walls) {
    std::string text;
    for (const std::string& symbol : symbols) text += symbol + "\n";
    write_atomically(file, text);
    const local::Confinement confinement = local::confinement_of(walls);
    local::Command command;
    command.powers = local::powers_of_a_compiler();
    command.words = {kNamer};
    command.environment = {{"PATH", "/usr/bin:/bin"}, {"LANG", "C.UTF-8"}};
    command.words.push_back("@" + command.lend(confinement, file, "/book/symbols"));
    const local::Spoken spoken = local::run_command(confinement, command);
    Names names;
    std::size_t begin = 0;
    for (const std::string& symbol : symbols) {
        const std::size_t end = spoken.out.find('\n', begin);
        if (end == std::string::npos) break;  // what is beyond the bound keeps its symbol
        names[symbol] = spoken.out.substr(begin, end - begin);
        begin = end + 1;
    }
    return names;
}

// The first error, without what stands around it.
std::string complaint_in(const std::string& diagnostics) {
    const std::size_t found = diagnostics.find("error: ");
    const std::string from = diagnostics.substr(found == std::string::npos ? 0 : found);
    return from.substr(0, std::min(from.find('\n'), kMostOfAComplaint));
}

Answer refused(const local::CompileOrder& order, const Build& build) {
    if (!build.reason.empty()) return {{}, {}, build.reason};
    return {{}, {}, complaint_in(read_file(order.program.string() + ".diagnostics"))};
}

Answer assemble(const Request& request, local::Walls walls) {
    const local::CompileOrder order = order_for(request, walls);
    local::compile(order);
    if (local::interrupted()) throw Trouble("interrupted; what was recorded before stands");
    Build build;
    local::read_ending(order.program, build);
    if (build.ending != BuildEnding::compiled) return refused(order, build);
    Answer answer;
    answer.lines = read_compiler_output(read_file(order.program), request.experiment->listing);
    answer.names =
        names_of(symbols_in(answer.lines), fs::path(order.program.string() + ".symbols"), walls);
    return answer;
}

// What is not named there is nobody's to install.
void need_named(const fs::path& root, const std::string& compiler) {
    const auto all = portability::read_compilers(root);
    std::vector<std::string> names;
    for (const auto& each : all ? all->compilers : std::vector<portability::Compiler>{})
        names.push_back(each.name);
    if (std::find(names.begin(), names.end(), compiler) == names.end())
        throw CannotCompile(fmt::format(
            "wanted a compiler of {}, saw \"{}\"; it names {}", portability::kCompilersFile,
            compiler, names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "))));
}

std::string banner_of(const std::string& compiler) try {
    return local::find_compiler(compiler).banner;
} catch (const Trouble&) {
    throw CannotCompile(
        fmt::format("wanted /usr/bin/{}, saw none; ./lab explorer record installs "
                    "what compilers.toml names",
                    compiler));
}

}  // namespace

Assembler local_assembler(const fs::path& root, local::Walls walls) {
    Assembler local;
    local.instance = "local";
    local.id_of = [](const std::string& compiler) { return compiler; };
    const auto known = std::make_shared<std::map<std::string, std::string>>();
    local.version_of = [=](const std::string& compiler) {
        std::string& banner = (*known)[compiler];
        if (banner.empty()) need_named(root, compiler), banner = banner_of(compiler);
        return banner;
    };
    local.assemble = [=](const Request& request) {
        const WorkingFolder folder(root);
        return assemble(request, walls);
    };
    return local;
}

}  // namespace lab::assembly
