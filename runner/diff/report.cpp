// See report.hpp, and sections.hpp for what it consists of.
#include "report.hpp"

#include <algorithm>

#include "sections.hpp"
#include "words.hpp"

namespace lab::diff {
namespace {

constexpr std::size_t kShortCommit = 7;

// Writes sections until there is no room; then says how many items are left out of each.
class Paper {
public:
    Paper(const Voice& voice, std::size_t most_bytes) : voice_(voice), room_(most_bytes) {}

    void title(const std::string& text) { add(is_markdown() ? "## " + text : text), add(""); }
    void line(const std::string& text) { add(text), add(""); }

    void section(const Section& section) {
        if (section.items.empty() && section.lead.empty()) return;
        add(is_markdown() ? "### " + section.heading : section.heading);
        add_if(is_markdown(), "");
        for (const std::string& each : section.lead) add("- " + each);
        for (std::size_t i = 0; i < section.items.size(); ++i) {
            const std::string item = written(section.items[i]);
            if (out_.size() + item.size() + kReserve > room_) {
                add("- " + voice_.words("left out", fmt::arg("n", section.items.size() - i)));
                break;
            }
            out_ += item;
        }
        add("");
    }

    std::string finished() const { return out_.substr(0, out_.find_last_not_of('\n') + 1) + "\n"; }

private:
    static constexpr std::size_t kReserve =
        16384;  // for heads, leads and counts of what is left out

    bool is_markdown() const { return voice_.style == Style::markdown; }
    void add(const std::string& text) { out_ += text + "\n"; }
    void add_if(bool wanted, const std::string& text) {
        if (wanted) add(text);
    }

    static std::string written(const Item& item) {
        std::string out;
        for (std::size_t i = 0; i < item.size(); ++i)
            out += (i == 0 ? "- " : "    - ") + item[i] + "\n";
        return out;
    }

    const Voice& voice_;
    std::size_t room_;
    std::string out_;
};

std::string nothing(const Difference& found, const Voice& voice) {
    return voice.words(found.other_files ? "nothing of the book" : "nothing",
                       fmt::arg("base", voice.name_of(found.base)),
                       fmt::arg("head", voice.name_of(found.head)),
                       fmt::arg("files", found.other_files));
}

}  // namespace

std::string Voice::list(const std::vector<std::string>& names, std::size_t most) const {
    std::string out;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        out += (i == 0 ? "" : words("comma")) + quoted(names[i]);
    if (names.size() <= most) return out;
    return words("and more", fmt::arg("list", out), fmt::arg("n", names.size() - most));
}

std::string Voice::name_of(const Told& side) const {
    if (side.commit.empty()) return words("working tree");
    return words("named", fmt::arg("name", quoted(side.name)),
                 fmt::arg("commit", quoted(side.commit.substr(0, kShortCommit))));
}

bool Difference::empty() const {
    const bool asked_for_none = base.left_aside || head.left_aside;
    const bool same_origin = base.has_evidence() == head.has_evidence() &&
                             base.measured.machine == head.measured.machine;
    return changes.empty() && (!compared || compared->moves.empty()) &&
           (same_origin || asked_for_none);
}

std::string report(const Difference& found, Tongue tongue, Style style, std::size_t most_bytes) {
    const Voice voice{Words(tongue, diff_phrases()), style};
    if (found.empty()) return nothing(found, voice) + "\n";
    Paper paper(voice, most_bytes);
    paper.title(voice.words("title", fmt::arg("base", voice.name_of(found.base)),
                            fmt::arg("head", voice.name_of(found.head))));
    const Section claims = claims_section(found.changes, voice);
    const auto experiments = experiment_sections(found.changes, voice);
    const auto evidence = evidence_sections(found, voice);
    const Section pages = pages_section(found.changes, voice);
    const auto count = [](const Section& section) { return section.items.size(); };
    paper.line(voice.words(
        "counts", fmt::arg("claims", count(claims)), fmt::arg("again", count(experiments[0])),
        fmt::arg("verdicts", count(evidence[0])), fmt::arg("numbers", count(evidence[1])),
        fmt::arg("pages", count(pages))));
    paper.section(claims);
    for (const Section& each : experiments) paper.section(each);
    for (const Section& each : evidence) paper.section(each);
    paper.section(pages);
    if (found.other_files > 0)
        paper.line(voice.words(found.other_files == 1 ? "other file" : "other files",
                               fmt::arg("files", found.other_files)));
    return paper.finished();
}

}  // namespace lab::diff
