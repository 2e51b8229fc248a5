// See listing_files.hpp.
#include "listing_files.hpp"

#include "../hash.hpp"

namespace lab {
namespace fs = std::filesystem;

explorer::Unit unit_of_listing(const fs::path& root, const fs::path& listing,
                               const std::vector<fs::path>& headers) {
    explorer::Unit unit;
    unit.source = read_file(root / listing);
    for (const fs::path& header : headers)
        unit.files.push_back(
            {header.lexically_relative("snippets").generic_string(), read_file(root / header)});
    if (!unit.files.empty()) unit.flags = {"-I."};
    return unit;
}

}  // namespace lab
