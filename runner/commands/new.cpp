// `lab new`: begins an experiment.
#include <fmt/core.h>

#include "../scaffold.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;

int new_command(const fs::path& root, const std::string& id) {
    const Begun begun = begin_experiment(root, id);
    for (const fs::path& file : begun.made) say("made {}\n", file.string());
    for (const fs::path& file : begun.added_to) say("added to {}\n", file.string());
    say("Next: ./lab run {0} shows that it works as it stands. Then write\n"
        "    the sentence under test    {1}\n"
        "    the program                snippets/{0}.cpp\n"
        "    what must hold             snippets/{0}.toml\n"
        "    every line of both pages   docs/en/{0}.md, docs/zh/{0}.md\n"
        "or, to show it on a page that exists, delete both pages and their lines in\n"
        "docs/en/index.md and docs/zh/index.md, and name that page in {1}: page = \"…\"\n",
        id, begun.catalogue.string());
    return kFine;
}

}  // namespace lab
