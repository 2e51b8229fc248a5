// See recorded.hpp.
#include "recorded.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <regex>
#include <utility>

namespace lab {
namespace {

using Json = nlohmann::ordered_json;

std::string shown(const Json& value) {
    if (value.is_null()) return "";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

// A number is not converted before it is known to fit: 1e308 as an int is undefined.
template <class Whole>
Whole fitting(const Json& in, const char* what) {
    const bool fits = in.is_number_unsigned()
                          ? std::in_range<Whole>(in.get<std::uint64_t>())
                          : in.is_number_integer() && std::in_range<Whole>(in.get<std::int64_t>());
    if (!fits)
        throw NotEvidence(
            fmt::format("wanted a whole number that fits as {}, saw {}", what, in.dump()));
    return in.get<Whole>();
}

template <class Whole>
Whole whole(const Json& in, const char* key) {
    return fitting<Whole>(in.at(key), key);
}

// How many: bounded, so that a few of them can be added and taken from each other.
int count(const Json& in, const char* key) {
    constexpr int kMost = 1'000'000'000;
    const int seen = whole<int>(in, key);
    if (seen < 0 || seen > kMost)
        throw NotEvidence(fmt::format("wanted 0 to {} as {}, saw {}", kMost, key, seen));
    return seen;
}

std::optional<int> count_if_given(const Json& in, const char* key) {
    if (!in.contains(key) || in.at(key).is_null()) return std::nullopt;
    return count(in, key);
}

BlockEvidence read_block(const Json& in) {
    BlockEvidence out;
    out.segment = count(in, "segment");
    out.block.order = in.at("order") == "ABBA" ? '0' : '1';
    in.at("visits").get_to(out.block.visits);
    out.y = in.at("y").is_null() ? std::nan("") : in.at("y").get<double>();
    out.block.overhead = in.value("overhead", 0.0);
    return out;
}

GuardReading read_guard(const Json& in) {
    GuardReading out;
    out.wall_seconds = in.at("wall_seconds"), out.pressure = in.at("pressure");
    out.steal = in.at("steal"), out.idle = in.at("idle"), out.load = in.at("load");
    out.spin_p50_us = in.at("spin_p50_us"), out.spin_p95_us = in.at("spin_p95_us");
    out.throttled = whole<long>(in, "throttled");
    return out;
}

void read_measurement(const Json& in, RecordedTry& out) {
    for (const Json& block : in.at("blocks")) out.blocks.push_back(read_block(block));
    out.batches = count(in, "batches");
    for (const auto& [arm, size] : in.at("batch_sizes").items())
        out.batch_sizes[arm] = fitting<long long>(size, "batch_sizes");
    out.clock = {in.at("clock").at("cost_ns"), in.at("clock").at("step_ns"),
                 in.at("clock").at("target_ns")};
    out.thrown_away = in.at("thrown_away").get<std::vector<std::string>>();
    out.seed = whole<unsigned long long>(in, "seed");
}

template <class Type>
std::optional<Type> given(const Json& in, const char* key) {
    if (!in.contains(key) || in.at(key).is_null()) return std::nullopt;
    return in.at(key).get<Type>();
}

std::string verdict_in(const Json& in) {
    const std::string verdict = in.at("verdict");
    if (!judge::verdict_from(verdict))
        throw NotEvidence(fmt::format("\"{}\" is not a verdict", verdict));
    return verdict;
}

RecordedTry read_try(const Json& in) {
    RecordedTry out;
    out.verdict = verdict_in(in), out.reason = in.at("reason");
    out.estimate = shown(in.at("estimate")), out.n = count(in, "n");
    out.up = count_if_given(in, "up").value_or(0);
    out.down = count_if_given(in, "down").value_or(0);
    if (!in.at("interval").is_null())
        out.interval = in.at("interval").get<std::pair<double, double>>();
    out.needed = count_if_given(in, "needed"), out.alpha = given<double>(in, "alpha");
    if (in.contains("values"))
        for (const Json& value : in.at("values")) out.values.push_back(value.dump());
    if (in.contains("blocks")) read_measurement(in, out);
    if (in.contains("others"))
        for (const Json& value : in.at("others")) out.others.push_back(value.dump());
    if (in.contains("samples"))
        out.samples = in.at("samples").get<std::vector<std::vector<double>>>();
    if (in.contains("guard"))
        for (const Json& reading : in.at("guard")) out.guard.push_back(read_guard(reading));
    if (in.contains("links"))
        for (const Json& link : in.at("links")) out.links.push_back(read_try(link));
    out.light = in.value("light", "");
    if (!out.light.empty() && out.light != "GREEN" && out.light != "YELLOW" && out.light != "RED")
        throw NotEvidence(fmt::format("\"{}\" is not a light", out.light));
    out.continued = in.value("continued", false);
    if ((out.needed || !out.blocks.empty()) && !in.at("estimate").is_null() &&
        !in.at("estimate").is_number())
        throw NotEvidence(
            fmt::format("wanted a number as estimate of a cost, saw {}", in.at("estimate").dump()));
    return out;
}

Text read_text(const Json& in) { return {in.at("en"), in.at("zh")}; }

std::map<std::string, Text> read_texts(const Json& in) {
    std::map<std::string, Text> out;
    for (const auto& [name, text] : in.items()) out[name] = read_text(text);
    return out;
}

RecordedSelfTest read_self_test(const Json& in) {
    return {in.at("complaint"), read_try(in.at("same")), read_try(in.at("half_more"))};
}

// A point of a sweep, name@parameter.
bool is_point(const std::string& arm) {
    static const std::regex shape("[^@]+@[0-9]{1,18}");
    return arm.size() <= 100 && std::regex_match(arm, shape);  // a stack frame for each character
}

bool is_pair_or_chain(const RecordedClaim& claim) {
    return claim.kind == "ratio" || claim.kind == "total" || claim.kind == "growth" ||
           claim.kind == "ascending";
}

// What its kind takes for granted must be there, since words and tables are made of it.
void check_kind(const RecordedClaim& claim) {
    const bool is_pair = claim.kind == "ratio" || claim.kind == "total" || claim.kind == "growth";
    const std::size_t least = claim.kind == "ascending" ? 3 : is_pair ? 2 : 1;
    if (claim.subject.size() < least)
        throw NotEvidence(fmt::format("claim \"{}\": wanted {} names in its subject, saw {}",
                                      claim.id, least, claim.subject.size()));
    if (std::find(claim.subject.begin(), claim.subject.end(), "") != claim.subject.end())
        throw NotEvidence(fmt::format("claim \"{}\": an empty name in its subject", claim.id));
    if (claim.kind == "growth" && !(is_point(claim.subject[0]) && is_point(claim.subject[1])))
        throw NotEvidence(fmt::format("claim \"{}\": wanted arms name@parameter", claim.id));
    if (claim.limits.empty() && claim.wanted.empty())
        throw NotEvidence(fmt::format("claim \"{}\": no threshold", claim.id));
}

// Costs and quantiles are compared with numbers, and come out as numbers.
void check_numbers(const RecordedClaim& claim, const Json& in) {
    const bool is_number =
        is_pair_or_chain(claim) || claim.kind == "quantile" || claim.relation == "within";
    if (!is_number) return;
    const auto need = [&](const Json& seen, const char* what) {
        if (!seen.is_number())
            throw NotEvidence(fmt::format("claim \"{}\": wanted a number as {}, saw {}", claim.id,
                                          what, seen.dump()));
    };
    need(in.at("threshold"), "threshold");
    for (const char* which : {"real", "confirmation"})
        if (!in.at(which).is_null() && !in.at(which).at("estimate").is_null())
            need(in.at(which).at("estimate"), "estimate");
    const Json& control = in.at("control").at("trial");
    if (!control.is_null() && !control.at("estimate").is_null())
        need(control.at("estimate"), "estimate of the control");
}

void check_links(const RecordedClaim& claim, const std::optional<RecordedTry>& done) {
    if (done && !done->links.empty() && done->links.size() + 1 > claim.subject.size())
        throw NotEvidence(
            fmt::format("claim \"{}\": more links than pairs of neighbours", claim.id));
}

RecordedClaim read_claim(const Json& in) {
    RecordedClaim out;
    out.id = in.at("id"), out.kind = in.at("kind"), out.relation = in.at("relation");
    out.threshold = shown(in.at("threshold")), out.unit = in.at("unit");
    out.verdict = verdict_in(in), out.reason = in.at("reason");
    out.says = read_text(in.at("says"));
    out.subject = in.at("subject").get<std::vector<std::string>>();
    out.control_name = in.at("control").at("name");
    if (!in.at("real").is_null()) out.real = read_try(in.at("real"));
    if (!in.at("confirmation").is_null()) out.confirmation = read_try(in.at("confirmation"));
    if (!in.at("control").at("trial").is_null())
        out.control = read_try(in.at("control").at("trial"));
    if (in.at("threshold").is_array())
        for (const Json& each : in.at("threshold")) out.limits.push_back(shown(each));
    out.wanted = in.at("threshold").dump(), out.at = given<double>(in, "at");
    out.q = given<double>(in, "q"), out.overhead = in.value("overhead", "");
    check_kind(out);
    check_numbers(out, in);
    for (const auto* done : {&out.real, &out.confirmation, &out.control}) check_links(out, *done);
    return out;
}

std::string last_words(const Json& runs) {
    std::string out;
    for (const Json& run : runs)
        if (run.at("ending") != "exited" || run.at("code") != 0) out = run.at("stderr");
    return out;
}

}  // namespace

Recorded recorded_from(const Json& in) {
    Recorded out;
    out.earlier = {
        in.at("key"),         in.at("key_parts").get<std::map<std::string, std::string>>(),
        in.at("finished_at"), in.at("missing").get<std::vector<std::string>>(),
        in.at("failed"),      in.at("sandbox").at("used")};
    out.command = in.at("toolchain").at("command"), out.banner = in.at("toolchain").at("banner");
    out.listing = in.at("source").at("path"), out.words = in.at("words");
    out.controls = read_texts(in.at("controls")), out.labels = read_texts(in.at("labels"));
    out.needs = in.at("needs").get<std::vector<std::string>>();
    if (in.contains("self_test")) out.self_test = read_self_test(in.at("self_test"));
    for (const Json& claim : in.at("claims")) out.claims.push_back(read_claim(claim));
    out.diagnostics = in.at("build").at("diagnostics"), out.last_words = last_words(in.at("runs"));
    return out;
}

}  // namespace lab
