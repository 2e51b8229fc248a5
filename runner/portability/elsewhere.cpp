// See elsewhere.hpp.
#include "elsewhere.hpp"

#include <fmt/core.h>

#include "../explorer/explorer_executor.hpp"
#include "../trouble.hpp"

namespace lab::portability {
namespace fs = std::filesystem;
namespace {

constexpr const char* kLanguage = "c++";

// An id names a version and stays; what the instance says of it is kept as well.
Found found_there(const Compiler& compiler, const explorer::Compiler& there) {
    return {compiler, fmt::format("{}: {} ({})", there.id, there.name, there.version), there.id};
}

void look_for(explorer::Client& client, const Compiler& compiler, Place& place) {
    if (compiler.explorer.empty()) {
        place.absent.push_back(
            fmt::format("{}: has no explorer = id in {}", compiler.name, kCompilersFile));
        return;
    }
    const auto there = client.compiler(kLanguage, compiler.explorer);
    if (there) {
        place.compilers.push_back(found_there(compiler, *there));
    } else if (there.failure().cause == explorer::Cause::unknown_name) {
        place.absent.push_back(fmt::format("{}: {}", compiler.name, there.failure().message));
    } else {
        throw Trouble(there.failure().message);
    }
}

}  // namespace

Place at_explorer(explorer::Client& client, const fs::path& root,
                  const std::vector<Compiler>& compilers, bool anew) {
    Place place;
    place.where = place.instance = client.site();
    place.host = Host::service;
    place.workers = explorer::Manners{}.at_once;
    place.missing = [](const std::vector<std::string>& needs) { return needs; };
    for (const Compiler& each : compilers) look_for(client, each, place);
    const auto bypass = anew ? explorer::Bypass::compilation : explorer::Bypass::nothing;
    place.executor = [&client, root, bypass](const Found& found, const std::string& standard) {
        return std::make_unique<ExplorerExecutor>(client, root, found.program,
                                                  flags_under(standard), bypass);
    };
    return place;
}

}  // namespace lab::portability
