// See includes.hpp.
#include "includes.hpp"

#include <fstream>
#include <regex>
#include <string>

#include "own_file.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestLine = 1000;  // std::regex takes a stack frame for each character

}  // namespace

std::vector<fs::path> Includes::of(const fs::path& listing) {
    std::set<fs::path> found;
    for (const fs::path& header : direct(listing)) collect(header, found);
    return {found.begin(), found.end()};
}

std::vector<fs::path> Includes::direct(const fs::path& file) const {
    static const std::regex include(R"(^\s*#\s*include\s*[<"](lab/[^>"]+)[>"])");
    std::vector<fs::path> out;
    std::ifstream in(root_ / file);
    for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (line.size() > kLongestLine) continue;
        if (line.find("lab/") != std::string::npos && std::regex_search(line, match, include))
            out.push_back(fs::path("snippets") / match[1].str());
    }
    return out;
}

void Includes::collect(const fs::path& file, std::set<fs::path>& found) {
    auto known = headers_.find(file);
    if (known == headers_.end()) {
        if (!fs::exists(root_ / file)) return;
        need_own_file(root_, file);
        known = headers_.emplace(file, direct(file)).first;
    }
    if (!found.insert(file).second) return;
    for (const fs::path& header : known->second) collect(header, found);
}

}  // namespace lab
