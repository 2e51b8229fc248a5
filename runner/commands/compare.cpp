// `lab compare`: this machine's evidence beside another's.
#include <fmt/core.h>

#include <iostream>

#include "../compare/comparison.hpp"
#include "../compare/telling.hpp"
#include "../publish/machine_name.hpp"
#include "../publish/published.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// A word names a bundle, or else a folder.
fs::path folder_of(const fs::path& root, const std::string& word) {
    const bool is_folder = fs::is_directory(word);
    const bool is_bundle = is_machine_name(word) && fs::is_directory(root / "evidence" / word);
    return is_folder && !is_bundle ? fs::path(word) : bundle_named(root, word);
}

}  // namespace

int compare_command(const fs::path& root, const CompareOptions& options) {
    const auto tongue = tongue_from(options.language);
    if (!tongue) throw Trouble(fmt::format("--lang: wanted en or zh, saw {}", options.language));
    if (!options.between.empty() && !options.bundle.empty())
        throw Trouble(
            fmt::format("{}: wanted either one bundle, set beside this machine, or "
                        "--between two, saw both",
                        options.bundle));
    const bool is_here = options.between.empty();
    const fs::path before = !is_here                 ? folder_of(root, options.between.at(0))
                            : options.bundle.empty() ? bundle_named(root, reference_machine(root))
                                                     : folder_of(root, options.bundle);
    const fs::path after =
        is_here ? root / "build/evidence" : folder_of(root, options.between.at(1));
    const EvidenceFolder there = read_evidence_folder(before), here = read_evidence_folder(after);
    const Comparison comparison = compare(there, here);
    if (options.json)
        std::cout << visible_json(to_json(comparison, there, here).dump(1)) << '\n';
    else
        say("{}", told(comparison, there, here, *tongue, options.all));
    return kFine;
}

}  // namespace lab
