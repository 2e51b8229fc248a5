// A book as it stands on disk, and the tools that its listings need.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "local/machine.hpp"
#include "model.hpp"

namespace lab {

struct Book {
    std::filesystem::path root;
    Catalogue catalogue;
    std::vector<Experiment> experiments;
};

/// Reads the catalogue and every experiment. Throws Trouble with file and line.
Book open_book(const std::filesystem::path& root);

/// The toolchain of each listing; asks each tool for its banner once.
class Toolchains {
public:
    explicit Toolchains(std::string compiler) : compiler_(std::move(compiler)) {}

    /// Throws Trouble when the compiler or interpreter is not there.
    Toolchain of(const Experiment& experiment);

    /// Banners of compiler and interpreter by name; one that is not there is left out.
    std::map<std::string, std::string> banners();

private:
    const Toolchain& compiler();
    const Toolchain& python();

    std::string compiler_;
    std::optional<Toolchain> cpp_, python_;
};

/// The job of trying an experiment on a machine, with its cache key.
Job job_of(const Book& book, const Experiment& experiment, Toolchains& toolchains,
           const local::Machine& machine);

/// When each file below snippets/ was written, by its path from the root of the book.
using Written = std::map<std::filesystem::path, std::filesystem::file_time_type>;
Written written_below(const std::filesystem::path& root);

/// Was a file of this experiment written since `before`? Then what was run may not be what was
/// read, and the outcome belongs to neither. Times are compared with each other and never with a
/// clock, which may have been set meanwhile.
bool changed_since(const Book& book, const Experiment& experiment, const Written& before);

/// The keys of all experiments by id.
std::map<std::string, std::string> keys_of(const Book& book, Toolchains& toolchains,
                                           const local::Machine& machine);

}  // namespace lab
