// See machine_name.hpp.
#include "machine_name.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <sstream>

namespace lab {
namespace {

constexpr std::size_t kLongest = 80, kLongestPart = 32;

bool is_small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Small letters and digits, with one hyphen for whatever else stands between them.
std::string hyphened(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (is_small(small))
            out += small;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    out = out.substr(0, kLongestPart);
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

// "Intel(R) Xeon(R) CPU E5-2686 v4 @ 2.30GHz" to "Intel Xeon E5-2686 v4".
std::string short_model(std::string cpu) {
    cpu = cpu.substr(0, cpu.find('@'));
    for (const char* mark : {"(R)", "(TM)", "(r)", "(tm)"})
        for (std::size_t at; (at = cpu.find(mark)) != std::string::npos;)
            cpu.erase(at, std::string(mark).size());
    std::istringstream in(cpu);
    std::string out;
    for (std::string word; in >> word && word != "with";)  // "… with Radeon Graphics"
        if (word != "CPU" && word != "Processor" && word.find("-Core") == std::string::npos)
            out += word + " ";
    return out;
}

std::string surroundings(const std::string& hypervisor) {
    if (hypervisor == "none") return "bare-metal";
    if (hypervisor.rfind("some ", 0) == 0) return "virtual";
    return hyphened(hypervisor);
}

}  // namespace

bool is_machine_name(const std::string& name) {
    return !name.empty() && name.size() <= kLongest && name.front() != '-' && name.back() != '-' &&
           name.find("--") == std::string::npos &&
           std::all_of(name.begin(), name.end(), [](char c) { return is_small(c) || c == '-'; });
}

std::string machine_name_from(const nlohmann::ordered_json& machine) {
    const std::string cpu = hyphened(short_model(machine.at("cpu")));
    const int cpus = machine.at("cpus");
    const std::string around = surroundings(machine.at("hypervisor"));
    return fmt::format("{}-{}-cpu{}{}{}", cpu.empty() ? "unknown" : cpu, cpus, cpus == 1 ? "" : "s",
                       around.empty() ? "" : "-", around);
}

}  // namespace lab
