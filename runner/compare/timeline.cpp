// See timeline.hpp.
#include "timeline.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "../visible.hpp"
#include "words.hpp"

namespace lab {
namespace {

using fmt::arg;
using Json = nlohmann::ordered_json;

// One result, with all of its publication that may explain it.
struct Moment {
    const Publication* publication;
    const PastResult* result;

    std::string compiler() const {
        const auto found = publication->compilers.find(result->tool);
        return found == publication->compilers.end() ? result->tool : found->second;
    }
    std::string fact(const std::string& name) const {
        const auto found = publication->machine.find(name);
        if (found == publication->machine.end()) return "";
        return found->is_string() ? found->get<std::string>() : found->dump();
    }
};

std::vector<Change> changes_between(const Moment& before, const Moment& after) {
    std::vector<Change> out;
    const auto note = [&](const char* what, const std::string& a, const std::string& b,
                          bool is_hash = false) {
        if (a != b) out.push_back(is_hash ? Change{what, "", ""} : Change{what, a, b});
    };
    const Standing &then = before.result->standing, &now = after.result->standing;
    note("listing", then.listing, now.listing, true);
    note("threshold", then.threshold, now.threshold);
    note("compiler", before.compiler(), after.compiler());
    for (const char* fact :
         {"kernel", "cpu", "cpus", "hypervisor", "libc", "distribution", "command_line"})
        note(fact, before.fact(fact), after.fact(fact));
    note("mitigations", before.fact("mitigations"), after.fact("mitigations"), true);
    note("method", before.publication->method, after.publication->method);
    return out;
}

std::string day_of(const std::string& time) { return time.substr(0, 10); }

std::string told(const Words& words, const std::vector<Change>& changes) {
    std::vector<std::string> out;
    for (const Change& each : changes) {
        const std::string what = words("epoch " + each.what);
        const bool is_hash = each.before.empty() && each.after.empty();
        out.push_back(is_hash ? words("epoch only", arg("what", what))
                              : words("epoch from to", arg("what", what),
                                      arg("before", each.before), arg("after", each.after)));
    }
    return "  " +
           visible_line(words(
               "epoch", arg("changes", fmt::format("{}", fmt::join(out, words("epoch and")))))) +
           "\n";
}

std::string row(const std::vector<std::string>& cells) {
    constexpr int kWidths[] = {12, 12, 26, 32};
    std::string out = "  ";
    for (std::size_t i = 0; i < cells.size(); ++i)
        out += i < std::size(kWidths) ? padded(cells[i], kWidths[i]) : cells[i];
    return out + "\n";
}

}  // namespace

Timeline timeline_of(const std::string& claim, const std::string& machine,
                     const std::vector<Publication>& history) {
    Timeline out{machine, {}};
    std::optional<Moment> before;
    for (const Publication& publication : history)
        for (const PastResult& result : publication.results) {
            if (result.standing.id != claim) continue;
            const Moment now{&publication, &result};
            out.points.push_back({publication.published_at, result.standing,
                                  before ? changes_between(*before, now) : std::vector<Change>()});
            before = now;
        }
    return out;
}

std::string told(const Timeline& timeline, Tongue tongue) {
    const Words words(tongue, comparing_phrases());
    std::string out = words("on machine", arg("machine", timeline.machine)) + "\n";
    out += row({words("column measured"), words("column published"), words("column verdict"),
                words("column value"), words("column n")});
    for (const Point& point : timeline.points) {
        const Standing& s = point.standing;
        if (!point.changes.empty()) out += told(words, point.changes);
        out += row({day_of(s.finished_at), day_of(point.published_at),
                    verdict_in_short(words, s.verdict), measured_in_words(words, s),
                    std::to_string(s.n)});
    }
    return out;
}

Json to_json(const Timeline& timeline) {
    Json points = Json::array();
    for (const Point& point : timeline.points) {
        const Standing& s = point.standing;
        Json changes = Json::array();
        for (const Change& each : point.changes)
            changes.push_back(
                {{"what", each.what}, {"before", each.before}, {"after", each.after}});
        points.push_back({{"published_at", point.published_at},
                          {"finished_at", s.finished_at},
                          {"verdict", s.verdict},
                          {"reason", s.reason},
                          {"estimate", nullptr},
                          {"interval", nullptr},
                          {"n", s.n},
                          {"threshold", Json::parse(s.threshold)},
                          {"listing", s.listing},
                          {"changes", changes}});
        if (s.estimate)
            points.back()["estimate"] =
                std::visit([](const auto& held) { return Json(held); }, *s.estimate);
        if (s.interval) points.back()["interval"] = {s.interval->first, s.interval->second};
    }
    return {{"machine", timeline.machine}, {"points", points}};
}

}  // namespace lab
