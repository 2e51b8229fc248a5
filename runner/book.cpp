// See book.hpp.
#include "book.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "discover.hpp"
#include "key.hpp"
#include "local/toolchain.hpp"
#include "trouble.hpp"

namespace lab {

Book open_book(const std::filesystem::path& root) {
    Catalogue catalogue = read_catalogue(root);
    std::vector<Experiment> experiments = discover(root, catalogue);
    return {root, std::move(catalogue), std::move(experiments)};
}

const Toolchain& Toolchains::compiler() {
    if (!cpp_) cpp_ = local::find_compiler(compiler_);
    return *cpp_;
}

const Toolchain& Toolchains::python() {
    if (!python_) python_ = local::find_python();
    return *python_;
}

Toolchain Toolchains::of(const Experiment& experiment) {
    if (experiment.language == Language::python) return python();
    Toolchain toolchain = compiler();
    toolchain.flags = local::standard_flags();
    toolchain.flags.insert(toolchain.flags.end(), experiment.flags.begin(), experiment.flags.end());
    return toolchain;
}

std::map<std::string, std::string> Toolchains::banners() {
    std::map<std::string, std::string> out;
    for (const auto ask : {&Toolchains::compiler, &Toolchains::python}) try {
            const Toolchain& found = (this->*ask)();
            out[found.name] = found.banner;
        } catch (const Trouble&) {  // a book may need only one of them
        }
    return out;
}

Job job_of(const Book& book, const Experiment& experiment, Toolchains& toolchains,
           const local::Machine& machine) {
    Job job;
    job.experiment = &experiment;
    job.toolchain = toolchains.of(experiment);
    job.key_parts = key_parts(book.root, experiment, job.toolchain,
                              fmt::format("{} {} {}", machine.kernel, machine.cpu, machine.cpus));
    job.key = key_of(job.key_parts);
    return job;
}

Written written_below(const std::filesystem::path& root) {
    namespace fs = std::filesystem;
    Written out;
    std::error_code gone;
    fs::recursive_directory_iterator each(root / "snippets", gone);
    for (; each != fs::recursive_directory_iterator(); each.increment(gone))
        if (each->is_regular_file(gone))
            out[each->path().lexically_relative(root)] = each->last_write_time(gone);
    return out;
}

bool changed_since(const Book& book, const Experiment& experiment, const Written& before) {
    std::vector<std::filesystem::path> files = experiment.headers;
    files.push_back(experiment.listing);
    files.push_back(experiment.claim_file);
    return std::any_of(files.begin(), files.end(), [&](const auto& file) {
        std::error_code gone;
        const auto now = std::filesystem::last_write_time(book.root / file, gone);
        const auto then = before.find(file);
        return gone || then == before.end() || then->second != now;
    });
}

std::map<std::string, std::string> keys_of(const Book& book, Toolchains& toolchains,
                                           const local::Machine& machine) {
    std::map<std::string, std::string> keys;
    for (const Experiment& experiment : book.experiments)
        keys[experiment.id] = job_of(book, experiment, toolchains, machine).key;
    return keys;
}

}  // namespace lab
