// Compiles many listings by many compilers of an instance, two at once, and counts the requests.
#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "explorer/client.hpp"
#include "explorer/listing_files.hpp"
#include "includes.hpp"

namespace fs = std::filesystem;
namespace ex = lab::explorer;

namespace {

std::vector<ex::Unit> first_listings(std::size_t count) {
    std::set<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator("snippets"))
        if (entry.path().extension() == ".cpp") found.insert(entry.path());
    std::vector<ex::Unit> units;
    lab::Includes includes(".");
    for (const fs::path& listing : found)
        if (units.size() < count)
            units.push_back(lab::unit_of_listing(".", listing, includes.of(listing)));
    return units;
}

// The most memory of this process so far, in KiB, as the kernel counts it.
long peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::atol(line.c_str() + 6);
    return 0;
}

// Each listing by each compiler; how many of them came to an outcome.
int compile_all(ex::Client& client, const std::vector<ex::Unit>& units,
                const std::vector<ex::Compiler>& compilers) {
    std::atomic<std::size_t> next = 0;
    std::atomic<int> made = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < units.size() * compilers.size(); i = next++) {
            ex::CompileRequest request;
            request.unit = units[i / compilers.size()];
            request.unit.compiler = compilers[i % compilers.size()].id;
            request.unit.flags.insert(request.unit.flags.end(), {"-std=c++20", "-O2"});
            made += static_cast<bool>(client.compile(request)) ? 1 : 0;
        }
    };
    std::thread other(work);
    work();
    other.join();
    return made;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        fmt::print(stderr, "usage: {} ADDRESS SECONDS-BETWEEN-REQUESTS LISTINGS\n", argv[0]);
        return EXIT_FAILURE;
    }
    ex::Settings settings;
    settings.site = argv[1];
    settings.manners.between_seconds = std::atof(argv[2]);
    const auto units = first_listings(static_cast<std::size_t>(std::atoi(argv[3])));
    ex::Client client(settings);
    const auto began = std::chrono::steady_clock::now();
    const auto compilers = client.compilers("c++");
    if (!compilers) {
        fmt::print(stderr, "{}\n", compilers.failure().message);
        return EXIT_FAILURE;
    }
    const int made = compile_all(client, units, *compilers);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
    fmt::print(
        "{{\"listings\": {}, \"made\": {}, \"requests\": {}, \"wall\": {:.3f}, "
        "\"peak_kib\": {}}}\n",
        units.size(), made, client.sent(), wall.count(), peak_kib());
}
