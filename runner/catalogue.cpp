// See catalogue.hpp.
#include "catalogue.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "toml_reader.hpp"
#include "trouble.hpp"

namespace lab {
namespace {

void one_of(const TomlTable& table, const char* key, std::initializer_list<const char*> known) {
    const std::string seen = table.text(key);
    if (std::find(known.begin(), known.end(), seen) == known.end())
        table.complain(key, fmt::format("wanted {} to be one of {}, saw \"{}\"", key,
                                        fmt::join(known, ", "), seen));
}

Sentence read_sentence(const TomlTable& table) {
    table.only({"id", "origin", "line", "page", "en", "zh", "truth", "sources", "how", "note"});
    one_of(table, "origin", {"seed", "beyond"});
    one_of(table, "truth", {"true", "true-with-conditions", "outdated", "misleading", "false"});
    one_of(table, "how", {"experiment", "literature", "definition", "opinion"});
    Sentence sentence{table.text("id"),
                      {table.text("en"), table.text("zh")},
                      {},
                      table.text("truth"),
                      table.texts("sources"),
                      table.text("how"),
                      table.text_or("page", "")};
    if (table.has("note")) sentence.note = table.bilingual("note");
    return sentence;
}

}  // namespace

Catalogue::Catalogue(std::vector<Sentence> sentences) : sentences_(std::move(sentences)) {
    for (std::size_t i = 0; i < sentences_.size(); ++i) by_id_.emplace(sentences_[i].id, i);
}

const Sentence* Catalogue::find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &sentences_[found->second];
}

Catalogue read_catalogue(const std::filesystem::path& root) {
    const std::filesystem::path folder = root / "claims";
    if (!std::filesystem::is_directory(folder))
        throw Trouble(
            fmt::format("{}: wanted a folder with the catalogue of claims, saw none; "
                        "run from the root of a book or name it with --root",
                        folder.string()));
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".toml") files.insert(entry.path());
    std::vector<Sentence> sentences;
    std::set<std::string> seen;
    for (const auto& file : files) {
        const toml::table parsed = parse_toml(file);
        const TomlTable top(parsed, file);
        top.only({"claim"});
        for (const TomlTable& table : top.tables("claim")) {
            sentences.push_back(read_sentence(table));
            if (!seen.insert(sentences.back().id).second)
                table.complain("id", fmt::format("claim \"{}\" stands twice in the catalogue",
                                                 sentences.back().id));
        }
    }
    return Catalogue(std::move(sentences));
}

}  // namespace lab
