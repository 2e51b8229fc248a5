// One side of a comparison: a book as it stands at a revision, with its pages.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../catalogue.hpp"
#include "../model.hpp"

namespace lab::diff {

/// A page in both languages; nothing where there is none.
struct Page {
    std::optional<std::string> en, zh;

    bool operator==(const Page&) const = default;
};

struct Side {
    Catalogue catalogue{{}};
    std::vector<Experiment> experiments;
    /// Of each experiment, what its outcome depends on, hashed: listing, claims, headers, flags.
    std::map<std::string, std::map<std::string, std::string>> parts;
    std::map<std::string, Page> pages;  ///< by their path below docs/<language>/, without ending
};

/// Reads a book below `root`. Throws Trouble with file and line.
Side read_side(const std::filesystem::path& root);

/// All pages below docs/en and docs/zh. Links are passed over: they may lead out of the book.
std::map<std::string, Page> read_pages(const std::filesystem::path& root);

}  // namespace lab::diff
