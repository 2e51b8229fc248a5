// See kind.hpp.
#include "kind.hpp"

#include <algorithm>
#include <iterator>

namespace lab::diff {
namespace {

bool is_text_or_nothing(const std::string& mode) { return mode == "100644" || mode == "000000"; }

bool is_prose(const local::ChangedFile& file) {
    const bool is_of_a_test = *file.path.begin() == "tests";
    return file.path.extension() == ".md" && !is_of_a_test && is_text_or_nothing(file.before) &&
           is_text_or_nothing(file.after);
}

}  // namespace

std::vector<local::ChangedFile> beyond_prose(const std::vector<local::ChangedFile>& changed) {
    std::vector<local::ChangedFile> out;
    std::copy_if(changed.begin(), changed.end(), std::back_inserter(out),
                 [](const auto& file) { return !is_prose(file); });
    return out;
}

}  // namespace lab::diff
