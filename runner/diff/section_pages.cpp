// Which pages a change touches, in words. See sections.hpp.
#include "sections.hpp"

namespace lab::diff {
namespace {

// "edited in both languages", "edited in English only", "edited in Chinese, gone in English".
std::string how(const PageChange& page, const Words& words) {
    if (!page.is_edited()) return words("not edited");
    if (page.en == page.zh) return words(std::string(to_string(page.en)) + " both");
    const auto in = [&](Fate fate, const char* language) {
        return words(std::string(to_string(fate)) + language);
    };
    if (page.zh == Fate::same) return words("only", fmt::arg("how", in(page.en, " en")));
    if (page.en == Fate::same) return words("only", fmt::arg("how", in(page.zh, " zh")));
    return in(page.en, " en") + words("comma") + in(page.zh, " zh");
}

}  // namespace

Section pages_section(const Changes& changes, const Voice& voice) {
    Section out{voice.words("pages"), {}, {}};
    for (const PageChange& page : changes.pages) {
        Item item = {voice.words("page edited", fmt::arg("page", voice.quoted(page.page)),
                                 fmt::arg("how", how(page, voice.words)))};
        if (!page.speaks_of.empty())
            item.push_back(voice.words("page speaks", fmt::arg("ids", voice.list(page.speaks_of))));
        out.items.push_back(item);
    }
    return out;
}

}  // namespace lab::diff
