// See terms.hpp.
#include "terms.hpp"

#include <algorithm>
#include <sstream>

#include "../hash.hpp"
#include "../key.hpp"
#include "../toml_reader.hpp"

namespace lab::portability {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

// As the claim file says it, key by key. What is there for readers alone says nothing about a run.
Json terms_of(const toml::table& claim_file, const Experiment& experiment) {
    std::ostringstream text;
    text << toml::json_formatter(claim_file);
    const Json all = Json::parse(text.str());
    Json out = Json::object();
    for (const char* key : {"needs", "build", "limits"})
        if (all.contains(key)) out[key] = all.at(key);
    out["claims"] = Json::array();
    for (std::size_t i = 0; i < experiment.claims.size(); ++i) {
        if (!is_judged(experiment.claims[i], Host::here)) continue;
        Json claim = all.at("claim").at(i);
        claim.erase("says");
        out["claims"].push_back(std::move(claim));
    }
    return out;
}

}  // namespace

bool is_judged(const Claim& claim, Host host) {
    switch (claim.kind) {
        case ClaimKind::fact:
        case ClaimKind::order:
        case ClaimKind::output:
        case ClaimKind::samples:
            return true;
        case ClaimKind::can_happen:
        case ClaimKind::never:
            return host == Host::here;
        case ClaimKind::quantile:
        case ClaimKind::ratio:
        case ClaimKind::total:
        case ClaimKind::growth:
        case ClaimKind::ascending:
            return false;
    }
    return false;
}

Experiment judged_alone(Experiment experiment, Host host) {
    auto& claims = experiment.claims;
    claims.erase(std::remove_if(claims.begin(), claims.end(),
                                [&](const Claim& claim) { return !is_judged(claim, host); }),
                 claims.end());
    return experiment;
}

Content content_of(const fs::path& root, const Experiment& experiment) {
    return {sha256_of_file(root / experiment.listing), headers_sha256(root, experiment),
            terms_of(parse_toml(root / experiment.claim_file), experiment)};
}

}  // namespace lab::portability
