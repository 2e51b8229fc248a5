// See here.hpp.
#include "here.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "../local/local_executor.hpp"
#include "../local/machine.hpp"
#include "../local/needs.hpp"
#include "../local/toolchain.hpp"
#include "../publish/machine_name.hpp"

namespace lab::portability {
namespace fs = std::filesystem;
namespace {

// Programs of other compilers stand apart from those of `lab run`, which it may reuse.
fs::path programs_of(const std::string& standard) {
    return fs::path("build/portability") / standard;
}

}  // namespace

Place this_machine(const fs::path& root, const std::vector<Compiler>& compilers) {
    const local::Machine machine = local::describe_machine();
    Place place;
    place.where = "local";
    place.instance = machine_name_from(
        {{"cpu", machine.cpu}, {"cpus", machine.cpus}, {"hypervisor", machine.hypervisor}});
    place.workers = machine.cpus;
    place.missing = local::missing_of;
    for (const Compiler& each : compilers) {
        const std::string program = "/usr/bin/" + each.name;
        if (access(program.c_str(), X_OK) == 0)
            place.compilers.push_back({each, local::find_compiler(each.name).banner, each.name});
        else
            place.absent.push_back(
                fmt::format("{}: not installed; apt-get install {}", each.name, each.package));
    }
    const local::Confinement confinement = local::find_confinement();
    place.executor = [root, confinement](const Found&, const std::string& standard) {
        return std::make_unique<local::LocalExecutor>(root, confinement, programs_of(standard));
    };
    return place;
}

}  // namespace lab::portability
