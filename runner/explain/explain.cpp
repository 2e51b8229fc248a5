// See explain.hpp.
#include "explain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>

#include "../visible.hpp"
#include "argument.hpp"
#include "kinds.hpp"

namespace lab {
namespace {

// The first lines of a compiler's words, which name the cause; the last lines of a program's.
enum class Keep { first, last };

std::string some_lines(const std::string& head, const std::string& text, Keep keep) {
    constexpr std::ptrdiff_t kMost = 12;
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string each; std::getline(in, each);) lines.push_back(each);
    const auto count = static_cast<std::ptrdiff_t>(lines.size());
    const std::ptrdiff_t left_out = std::max<std::ptrdiff_t>(0, count - kMost);
    const std::ptrdiff_t from = keep == Keep::last ? left_out : 0;
    const std::string omission = fmt::format("{}… {} lines more in the evidence\n", head, left_out);
    std::string out = left_out > 0 && keep == Keep::last ? omission : "";
    for (std::ptrdiff_t i = from; i < from + std::min(count, kMost); ++i)
        out += head + lines[static_cast<std::size_t>(i)] + "\n";
    return left_out > 0 && keep == Keep::first ? out + omission : out;
}

bool begins_with(const std::string& text, const std::string& words) {
    return text.rfind(words, 0) == 0;
}

// The next step of whoever wrote the claim or the listing; empty where the reason says it all.
std::string advice(const Words& words, const RecordedClaim& claim, const Recorded& recorded) {
    if (claim.verdict == "REFUTED") return words("is a finding");
    if (begins_with(claim.reason, "insensitive"))
        return words("mend the control", fmt::arg("listing", recorded.listing));
    if (claim.reason.find("ran out of") == std::string::npos) return "";
    const auto claim_file = std::filesystem::path(recorded.listing).replace_extension(".toml");
    return words("raise the limits", fmt::arg("claim_file", claim_file.string()));
}

std::string about_verdict(const Words& words, const RecordedClaim& claim,
                          const Recorded& recorded) {
    std::string out = words.line("verdict", verdict_in_words(words, claim.verdict, claim.reason));
    if (claim.verdict == "INCONCLUSIVE") out += words_of_programs(recorded, Words::indent());
    const std::string why = reason_in_words(words, claim.verdict, claim.reason);
    if (!why.empty()) out += words.line("why", why);
    if (const std::string next = advice(words, claim, recorded); !next.empty())
        out += words.line("next", next);
    return out;
}

std::string about_origin(const Words& words, const RecordedClaim& claim, const Recorded& recorded,
                         const std::string& experiment, bool stale) {
    const auto& finished_at = recorded.earlier.finished_at;
    std::string out = words.line("when", finished_at + (stale ? words("changed since") : "")) +
                      words.line("listing", recorded.listing);
    if (!recorded.command.empty())
        out += words.line("command", words("built with", fmt::arg("command", recorded.command),
                                           fmt::arg("banner", recorded.banner)));
    return out + words.line("again", "./lab run --again " + experiment) +
           words.line("samples", words("judge again", fmt::arg("claim", claim.id)));
}

std::string without_try(const Words& words, const Sentence& sentence,
                        const Experiment* experiment) {
    if (experiment)
        return words.line("verdict", words("not run", fmt::arg("experiment", experiment->id)));
    if (sentence.how == "experiment") return words.line("verdict", words("not tried"));
    return words.line("verdict", words("by " + sentence.how));
}

std::string about_sentence(const Words& words, const Sentence& sentence) {
    std::string out = words.line("claim", sentence.id) +
                      words.line("sentence", words.of(sentence.text)) +
                      words.line("truth", words("judged " + sentence.truth));
    if (!words.of(sentence.note).empty()) out += words.line("note", words.of(sentence.note));
    return out;
}

// Of a sentence that is wrong, a correction is put to the test.
bool is_wrong(const Sentence& sentence) {
    return sentence.truth != "true" && sentence.truth != "true-with-conditions";
}

const RecordedClaim* claim_in(const Recorded* recorded, const std::string& id) {
    if (!recorded) return nullptr;
    const auto found = std::find_if(recorded->claims.begin(), recorded->claims.end(),
                                    [&](const RecordedClaim& claim) { return claim.id == id; });
    return found == recorded->claims.end() ? nullptr : &*found;
}

std::string verdict_and_why(const RecordedClaim& claim) {
    const Words words(Tongue::en);
    const std::string out = claim.verdict + " " + claim.id + ": " + claim.reason;
    if (!claim.real || claim.real->estimate.empty()) return out;
    const std::string seen = fmt::format("wanted {}, saw {}", wanted_in_words(words, claim),
                                         value_in_words(words, claim, *claim.real));
    if (claim.reason.empty()) return out + seen;
    if (!begins_with(claim.reason, "insensitive") || !claim.control)
        return fmt::format("{} ({})", out, seen);
    return fmt::format("{} ({}, and {} in the control)", out, seen,
                       value_in_words(words, claim, *claim.control));
}

}  // namespace

std::string in_one_line(const RecordedClaim& claim) { return visible_line(verdict_and_why(claim)); }

std::string words_of_programs(const Recorded& recorded, const std::string& head) {
    return some_lines(head, recorded.diagnostics, Keep::first) +
           some_lines(head, recorded.last_words, Keep::last);
}

std::string explain(const Sentence& sentence, const Experiment* experiment,
                    const Recorded* recorded, bool stale, Tongue tongue) {
    const Words words(tongue);
    std::string out = about_sentence(words, sentence);
    if (const RecordedClaim* claim = claim_in(recorded, sentence.id)) {
        const std::string evidence = fmt::format("build/evidence/{}.json", experiment->id);
        out += words.line(is_wrong(sentence) ? "correction" : "says", words.of(claim->says)) +
               "\n" + argument(words, *claim, *recorded, evidence) + "\n" +
               about_verdict(words, *claim, *recorded) + "\n" +
               about_origin(words, *claim, *recorded, experiment->id, stale);
    } else {
        out += without_try(words, sentence, experiment);
    }
    for (const std::string& source : sentence.sources) out += words.line("source", source);
    if (!sentence.page.empty())
        out += words.line("page", fmt::format("docs/{}/{}.md", words.code(), sentence.page));
    return out;
}

}  // namespace lab
