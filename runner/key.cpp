// See key.hpp.
#include "key.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "claim_reader.hpp"
#include "hash.hpp"

namespace lab {
namespace {

// Every digit counts here, unlike where a reader looks.
std::string exact(const judge::Value& value) {
    const auto* const real = std::get_if<double>(&value);
    return real ? fmt::format("{}", *real) : judge::to_string(value);
}

std::string decisive(const Claim& claim) {
    std::string threshold;
    for (const judge::Value& value : claim.threshold) threshold += exact(value) + " ";
    return fmt::format(
        "{} {} {} {} {} at {} from {} to {} tries {} control {} q {} "
        "overhead {}",
        claim.id, to_string(claim.kind), fmt::join(claim.subject, ","),
        judge::to_string(claim.relation), threshold, claim.at, claim.from, claim.to, claim.tries,
        claim.control, claim.q, claim.overhead);
}

std::string decisive(const Experiment& experiment) {
    std::string out =
        fmt::format("{} wall {} cpu {} batches {} budget {}\n", fmt::join(experiment.needs, " "),
                    experiment.limits.wall_seconds, experiment.limits.cpu_seconds,
                    experiment.timing.batches, experiment.timing.budget_seconds);
    for (const Claim& claim : experiment.claims) out += decisive(claim) + "\n";
    return out;
}

}  // namespace

std::string headers_sha256(const std::filesystem::path& root, const Experiment& experiment) {
    std::string headers;
    for (const auto& header : experiment.headers)
        headers += header.string() + " " + sha256_of_file(root / header) + "\n";
    return sha256(headers);
}

std::map<std::string, std::string> key_parts(const std::filesystem::path& root,
                                             const Experiment& experiment,
                                             const Toolchain& toolchain,
                                             const std::string& machine) {
    return {{"listing", sha256_of_file(root / experiment.listing)},
            {"claims", sha256(decisive(experiment))},
            {"headers", headers_sha256(root, experiment)},
            {"compiler", sha256(toolchain.name + toolchain.banner)},
            {"flags", sha256(fmt::format("{}", fmt::join(toolchain.flags, " ")))},
            {"machine", sha256(machine)},
            {"method", sha256(kMethodVersion)}};
}

std::string key_of(const std::map<std::string, std::string>& parts) {
    std::string all;
    for (const auto& [name, hash] : parts) all += name + " " + hash + "\n";
    return sha256(all);
}

std::string listing_of(const std::map<std::string, std::string>& parts) {
    constexpr std::size_t kDigits = 8;
    std::string all;
    for (const char* name : {"listing", "headers", "flags", "claims"}) {
        const auto part = parts.find(name);
        if (part == parts.end()) return "";
        all += part->second + "\n";
    }
    return sha256(all).substr(0, kDigits);
}

}  // namespace lab
