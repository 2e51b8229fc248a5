// See argument.hpp.
#include "argument.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "circumstances.hpp"
#include "kinds.hpp"

namespace lab {
namespace {

using fmt::arg;

// Compared with other costs: of the claim itself, or of the self-test, which has no claim.
bool is_cost(const RecordedTry& seen) { return seen.needed.has_value() || !seen.blocks.empty(); }

// Ratios to three digits, exponents to three decimals, everything else as it was reported.
std::string rounded(const RecordedClaim& claim, const RecordedTry& seen, double number) {
    if (!is_cost(seen)) return fmt::format("{}", number);
    return three_digits(claim.kind == "growth" ? std::round(number * 1000) / 1000 + 0.0 : number);
}

// A unit that only says what kind of value it is says nothing behind the value.
std::string with_unit(const std::string& value, const std::string& unit) {
    return unit.empty() || unit == "yes/no" ? value : value + " " + unit;
}

std::string without_quotes(const std::string& json) {
    const bool is_text = json.size() > 1 && json.front() == '"';
    return is_text ? json.substr(1, json.size() - 2) : json;
}

bool all_equal(const std::vector<std::string>& values) {
    return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
}

std::string joined(const Words& words, const std::vector<std::string>& each, const char* between) {
    return fmt::format("{}", fmt::join(each, words(between)));
}

std::string counts(const Words& words, const RecordedTry& seen, bool is_band) {
    if (seen.n == 0) return "";
    if (!seen.samples.empty()) return words("samples counted", arg("n", seen.n));
    if (!is_cost(seen)) {
        return seen.n == 1 ? words("one process") : words("processes", arg("n", seen.n));
    }
    const int between = seen.n - seen.up - seen.down;
    if (is_band)
        return words("blocks in band", arg("n", seen.n), arg("inside", between), arg("up", seen.up),
                     arg("down", seen.down));
    std::string out = words("blocks", arg("n", seen.n), arg("up", seen.up), arg("down", seen.down));
    if (between > 0) out += words("ties", arg("ties", between));
    if (seen.needed) out += words("needed", arg("needed", *seen.needed));
    return out;
}

std::string described(const Words& words, const RecordedClaim& claim, const RecordedTry& seen) {
    std::string out = value_in_words(words, claim, seen);
    if (seen.interval)
        out += words("interval", arg("low", rounded(claim, seen, seen.interval->first)),
                     arg("high", rounded(claim, seen, seen.interval->second)));
    return out + counts(words, seen, claim.relation == "within");
}

// The values of the processes where the typical one does not tell them all.
std::string each_value(const Words& words, const RecordedClaim& claim, const RecordedTry& seen) {
    if (seen.others.empty() && all_equal(seen.values)) return "";
    std::vector<std::string> all;
    for (std::size_t i = 0; i < seen.values.size(); ++i) {
        all.push_back(without_quotes(seen.values[i]));
        if (i < seen.others.size())
            all[i] = words("value with other", arg("value", all[i]),
                           arg("other", without_quotes(seen.others[i])));
    }
    return words(seen.others.empty() ? "each" : "each with other",
                 arg("values", joined(words, all, "comma")), arg("other", claim.threshold));
}

// An order of costs, step by step.
std::string each_link(const Words& words, const RecordedClaim& claim, const RecordedTry& seen) {
    std::string out;
    for (std::size_t i = 0; i < seen.links.size(); ++i)
        out += words.more(words("link", arg("a", claim.subject[i + 1]), arg("b", claim.subject[i]),
                                arg("value", described(words, claim, seen.links[i]))));
    return out;
}

std::string as_claimed(const Words& words, const RecordedClaim& claim, const Recorded& recorded,
                       const std::string& evidence) {
    const RecordedTry& real = *claim.real;
    std::string out = words.line("measured", described(words, claim, real));
    if (const std::string all = each_value(words, claim, real); !all.empty())
        out += words.more(all);
    out += each_link(words, claim, real);
    if (real.continued) out += words.more(words("continued"));
    if (const std::string how = decided_in_words(words, claim, real, evidence); !how.empty())
        out += words.line("decided", how);
    return out + circumstances(words, real, recorded);
}

// The numbers of a try that stands beside the one that counts: the same, without heads.
std::string beside(const Words& words, const RecordedClaim& claim, const RecordedTry& seen,
                   const std::string& evidence) {
    std::string out;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) out += words.more(text);
    };
    if (!seen.estimate.empty()) add(described(words, claim, seen));
    add(each_value(words, claim, seen));
    out += each_link(words, claim, seen);
    add(decided_in_words(words, claim, seen, evidence));
    return out + circumstances_beside(words, seen);
}

std::string outcome_of_control(const Words& words, const RecordedTry& control) {
    const std::string verdict = verdict_in_words(words, control.verdict, control.reason);
    if (control.verdict == "REFUTED") return verdict + words("as it must be");
    if (control.reason.rfind("not-observed", 0) == 0) return words("not seen as it must be");
    return verdict + words("ought to fail");
}

std::string about_control(const Words& words, const RecordedClaim& claim, const Recorded& recorded,
                          const std::string& evidence) {
    const auto told = recorded.controls.find(claim.control_name);
    const std::string changes =
        told == recorded.controls.end() ? claim.control_name : words.of(told->second);
    if (claim.control)
        return words.line("control",
                          words("outcome", arg("changes", changes),
                                arg("verdict", outcome_of_control(words, *claim.control)))) +
               beside(words, claim, *claim.control, evidence);
    const bool is_idle = claim.real->verdict != "VERIFIED";
    return words.line("control",
                      words(is_idle ? "control idle" : "control missing", arg("changes", changes)));
}

std::string about_confirmation(const Words& words, const RecordedClaim& claim,
                               const std::string& evidence) {
    const RecordedTry& real = *claim.real;
    if (claim.confirmation) {
        const RecordedTry& again = *claim.confirmation;
        const std::string verdict = verdict_in_words(words, again.verdict, again.reason);
        return words.line("confirmed", words("second try", arg("verdict", verdict))) +
               beside(words, claim, again, evidence);
    }
    if (real.verdict != "REFUTED") return "";
    return words.line("confirmed", words(is_cost(real) ? "no second try" : "exact"));
}

std::string about_self_test(const Words& words, const RecordedTry& real, const Recorded& recorded) {
    if (!is_cost(real)) return "";
    if (!recorded.self_test) return words.line("self-test", words("no self-test"));
    const RecordedSelfTest& test = *recorded.self_test;
    std::string out = words.line("self-test", words(test.complaint.empty() ? "passed" : "failed",
                                                    arg("complaint", test.complaint)));
    RecordedClaim ratio;
    ratio.kind = "ratio";
    for (const auto& [key, done] :
         {std::pair{"same work", &test.same}, {"half more", &test.half_more}})
        out +=
            words.more(words(key, arg("value", described(words, ratio, *done)),
                             arg("verdict", verdict_in_words(words, done->verdict, done->reason))));
    return out;
}

std::string about_needs(const Words& words, const Recorded& recorded) {
    if (!recorded.earlier.missing.empty())
        return words.line(
            "needs",
            words("unmet", arg("needs", joined(words, recorded.earlier.missing, "comma"))));
    if (recorded.needs.empty()) return words.line("needs", words("no needs"));
    return words.line("needs", words("met", arg("needs", joined(words, recorded.needs, "comma"))));
}

// Reasons whose detail only repeats counts or tries that stand above.
constexpr std::array<std::string_view, 6> kTold = {
    "flaky", "not-observed", "unconfirmed", "contradiction", "control-undecided", "too-few"};

std::string about_names(const Words& words, const RecordedClaim& claim, const Recorded& recorded) {
    std::string out;
    for (const std::string& name : claim.subject) {
        const auto label = recorded.labels.find(arm_and_parameter(name).first);
        if (label == recorded.labels.end()) continue;
        const std::string told = words.more(
            words("named", arg("name", label->first), arg("label", words.of(label->second))));
        if (out.find(told) == std::string::npos) out += told;
    }
    return out;
}

}  // namespace

std::string value_in_words(const Words& words, const RecordedClaim& claim,
                           const RecordedTry& seen) {
    if (seen.estimate.empty()) {
        const bool was_awaited =
            (claim.kind == "can_happen" || claim.kind == "never") && seen.n > 0;
        return words(was_awaited ? "not seen" : "no value");
    }
    const std::string value = is_cost(seen) ? rounded(claim, seen, number_in(seen.estimate))
                              : claim.kind == "output" ? in_quotes(seen.estimate)
                                                       : seen.estimate;
    return with_unit(value, claim.unit);
}

std::string verdict_in_words(const Words& words, const std::string& verdict,
                             const std::string& reason) {
    const std::string told =
        words.tongue() == Tongue::en ? reason : reason.substr(0, reason.find(':'));
    return words(verdict, arg("reason", told.empty() ? "" : words("reason", arg("reason", told))));
}

std::string reason_in_words(const Words& words, const std::string& verdict,
                            const std::string& reason) {
    const bool is_english = words.tongue() == Tongue::en;  // its verdict is followed by the detail
    const bool is_need = verdict == "NOT_RUNNABLE" && reason.rfind("needs ", 0) == 0;
    if (reason.empty() || is_need || (verdict == "NOT_RUNNABLE" && is_english)) return "";
    const std::size_t colon = reason.find(": ");
    std::string key = reason.substr(0, colon);
    std::string detail = colon == std::string::npos ? "" : reason.substr(colon + 2);
    if (verdict == "NOT_RUNNABLE") key = "not runnable", detail = reason;
    if (!words.knows("why " + key)) return reason;
    const std::string why = words("why " + key);
    const bool is_told = std::find(kTold.begin(), kTold.end(), key) != kTold.end();
    if (is_english || detail.empty() || is_told) return why;
    return words("reason and detail", arg("reason", why), arg("detail", detail));
}

std::string argument(const Words& words, const RecordedClaim& claim, const Recorded& recorded,
                     const std::string& evidence) {
    std::string out = words.line("wanted", wanted_in_words(words, claim));
    if (claim.kind == "growth") out += words.more(growth_in_words(words, claim));
    out += about_names(words, claim, recorded);
    if (claim.real)
        out += as_claimed(words, claim, recorded, evidence) +
               about_confirmation(words, claim, evidence) +
               about_control(words, claim, recorded, evidence) +
               about_self_test(words, *claim.real, recorded);
    return out + about_needs(words, recorded);
}

}  // namespace lab
