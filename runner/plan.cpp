// See plan.hpp.
#include "plan.hpp"

#include <fmt/core.h>

#include <time.h>

#include <algorithm>

namespace lab {
namespace {

const char* words_for(const std::string& part) {
    if (part == "listing") return "listing changed";
    if (part == "claims") return "claims changed";
    if (part == "headers") return "a header it includes changed";
    if (part == "compiler") return "compiler changed";
    if (part == "flags") return "flags changed";
    if (part == "machine") return "kernel or CPU changed";
    if (part == "method") return "the runner's method changed";
    return "something changed";
}

std::string what_changed(const Job& job, const Earlier& earlier) {
    std::string out;
    for (const auto& [part, hash] : job.key_parts) {
        const auto before = earlier.key_parts.find(part);
        if (before != earlier.key_parts.end() && before->second == hash) continue;
        out += (out.empty() ? "" : ", ") + std::string(words_for(part));
    }
    return out.empty() ? "something changed" : out;
}

std::string span_in_words(std::int64_t minutes) {
    if (minutes < 120) return fmt::format("{} min", minutes);
    if (minutes < 48 * 60) return fmt::format("{} h", minutes / 60);
    return fmt::format("{} days", minutes / (24 * 60));
}

// Clocks are set back and forth: an age is for people, and decides nothing.
std::string age_in_words(const std::string& finished_at, std::int64_t now) {
    std::tm parts{};
    if (strptime(finished_at.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr)
        return "of unknown age";
    const std::int64_t minutes = (now - timegm(&parts)) / 60;
    if (minutes <= -2) return fmt::format("dated {} in the future", span_in_words(-minutes));
    return minutes < 2 ? "just made" : span_in_words(minutes) + " old";
}

bool matches(const std::string& pattern, const Experiment& experiment) {
    if (experiment.id.find(pattern) != std::string::npos) return true;
    return std::any_of(experiment.claims.begin(), experiment.claims.end(), [&](const Claim& claim) {
        return claim.id.find(pattern) != std::string::npos;
    });
}

}  // namespace

bool chosen(const Filter& filter, const Experiment& experiment) {
    if (filter.patterns.empty()) return true;
    return std::any_of(
        filter.patterns.begin(), filter.patterns.end(), [&](const std::string& pattern) {
            return filter.exact ? pattern == experiment.id : matches(pattern, experiment);
        });
}

void decide_reuse(Job& job, const std::optional<Earlier>& earlier, const Filter& filter,
                  std::int64_t now) {
    job.reused = false;
    if (!earlier) {
        job.reason = "never run";
    } else if (earlier->key != job.key) {
        job.reason = what_changed(job, *earlier);
    } else if (earlier->failed) {
        job.reason = "the last run failed";
    } else if (!earlier->missing.empty() && job.missing != earlier->missing) {
        job.reason = "what was missing has changed";
    } else if (!earlier->sandboxed && !filter.no_sandbox) {
        job.reason = "was run without a sandbox";
    } else if (filter.again) {
        job.reason = "asked for again";
    } else {
        job.reused = true;
        job.reason = "reused, " + age_in_words(earlier->finished_at, now);
    }
}

}  // namespace lab
