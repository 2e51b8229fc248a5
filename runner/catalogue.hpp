// Reads claims/*.toml: every sentence of the book, decided or not.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model.hpp"

namespace lab {

/// The sentences in the order of their files, and by id.
class Catalogue {
public:
    explicit Catalogue(std::vector<Sentence> sentences);

    const std::vector<Sentence>& all() const { return sentences_; }

    /// Null when there is no such claim.
    const Sentence* find(const std::string& id) const;

private:
    std::vector<Sentence> sentences_;
    std::map<std::string, std::size_t> by_id_;
};

/// Reads every catalogue file under `root`/claims. Throws Trouble with file and line.
Catalogue read_catalogue(const std::filesystem::path& root);

}  // namespace lab
