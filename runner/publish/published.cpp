// See published.hpp.
#include "published.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "../atomic_file.hpp"
#include "../similar.hpp"
#include "../toml_reader.hpp"
#include "../trouble.hpp"
#include "machine_name.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

fs::path reference_file(const fs::path& root) { return root / "evidence/published.toml"; }

}  // namespace

std::vector<std::string> published_machines(const fs::path& root) {
    std::set<std::string> out;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(root / "evidence", none)) {
        const std::string name = entry.path().filename();
        if (is_machine_name(name) && fs::exists(entry.path() / "machine.json", none))
            out.insert(name);
    }
    return {out.begin(), out.end()};
}

std::string reference_machine(const fs::path& root) {
    const fs::path file = reference_file(root);
    if (!fs::exists(file))
        throw Trouble(fmt::format(
            "{}: wanted the name of a published machine, saw no file; ./lab publish writes it",
            file.string()));
    const toml::table parsed = parse_toml(file);
    const TomlTable top(parsed, file);
    top.only({"reference"});
    const std::string name = top.text("reference");
    const auto known = published_machines(root);
    if (std::find(known.begin(), known.end(), name) == known.end())
        top.complain("reference", fmt::format("wanted a folder beside this file, saw \"{}\"{}",
                                              name, did_you_mean(name, known)));
    return name;
}

fs::path bundle_named(const fs::path& root, const std::string& name) {
    const auto known = published_machines(root);
    if (std::find(known.begin(), known.end(), name) == known.end())
        throw Trouble(fmt::format(
            "{}: no evidence of a machine is published under this name{}", name,
            did_you_mean(name, known,
                         known.empty() ? "; ./lab publish publishes this machine's"
                                       : fmt::format("; there is {}", fmt::join(known, ", ")))));
    return root / "evidence" / name;
}

bool name_reference(const fs::path& root, const std::string& machine) {
    if (fs::exists(reference_file(root))) return false;
    write_atomically(
        reference_file(root),
        "# The machine whose numbers pages show where nothing was run: a folder beside "
        "this file.\n" +
            fmt::format("reference = \"{}\"\n", machine));
    return true;
}

}  // namespace lab
