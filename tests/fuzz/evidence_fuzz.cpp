// Any bytes as an evidence file: read and explained in both languages, or refused by a Trouble.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "evidence.hpp"
#include "explain/explain.hpp"
#include "explain/samples.hpp"
#include "trouble.hpp"

namespace {

const lab::Sentence kSentence{
    "soup/hot", {"Soup is hot.", "汤是热的。"}, {}, "true", {}, "experiment", "soup"};

void read_and_explain(const std::string& text) {
    try {
        const lab::Recorded recorded = lab::read_evidence(text, "build/evidence/soup/boil.json");
        lab::Experiment experiment;
        experiment.id = "soup/boil";
        for (const lab::RecordedClaim& claim : recorded.claims) {
            lab::Sentence sentence = kSentence;
            sentence.id = claim.id;
            for (const lab::Tongue tongue : {lab::Tongue::en, lab::Tongue::zh})
                lab::explain(sentence, &experiment, &recorded, false, tongue);
            lab::samples_csv(claim, recorded);
            lab::in_one_line(claim);
        }
    } catch (const lab::Trouble&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    read_and_explain(text);
    // With the right digest as well: no random bytes have it, and what lies behind must be reached.
    const auto parsed = nlohmann::ordered_json::parse(text, nullptr, false);
    if (parsed.is_object()) read_and_explain(lab::sealed(parsed));
    return 0;
}
