// See records.hpp.
#include "records.hpp"

#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <stdexcept>
#include <utility>

namespace lab {
namespace {

using Json = nlohmann::json;
using Point = std::pair<std::string, double>;  // a series, and where

constexpr std::size_t kMostRecords = 20'000, kLongestText = 2'000;

struct Bad : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void only(const Json& line, std::set<std::string> known) {
    for (const auto& [key, value] : line.items())
        if (known.erase(key) == 0) throw Bad("unknown field \"" + key + "\"");
    if (!known.empty()) throw Bad("field \"" + *known.begin() + "\" is missing");
}

std::string text(const Json& line, const char* key) {
    const Json& value = line.at(key);
    if (!value.is_string()) throw Bad(fmt::format("{} is not a text", key));
    if (value.get_ref<const std::string&>().size() > kLongestText)
        throw Bad(fmt::format("{} is too long", key));
    return value.get<std::string>();
}

std::string name(const Json& line, const char* key) {
    static const std::regex shape("[a-z][a-z0-9_]{0,63}(@-?[0-9]{1,18})?");
    std::string seen = text(line, key);
    if (!std::regex_match(seen, shape)) throw Bad("\"" + seen + "\" is not a lower_case name");
    return seen;
}

double number(const Json& line, const char* key) {
    const Json& value = line.at(key);
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        throw Bad(fmt::format("{} is not a finite number", key));
    return value.get<double>();
}

double cost(const Json& line, const char* key) {
    const double ns = number(line, key);
    if (ns < 0) throw Bad(fmt::format("{} is negative", key));
    return ns;
}

judge::Value value(const Json& line) {
    const Json& seen = line.at("value");
    if (seen.is_boolean()) return seen.get<bool>();
    if (seen.is_number_unsigned() && seen.get<std::uint64_t>() > INT64_MAX)
        return static_cast<double>(seen.get<std::uint64_t>());
    if (seen.is_number_integer()) return seen.get<long long>();
    if (seen.is_number()) return number(line, "value");
    return text(line, "value");
}

void read_fact(const Json& line, Report& report) {
    only(line, {"fact", "value", "unit"});
    FactRecord fact{name(line, "fact"), value(line), text(line, "unit")};
    for (const FactRecord& other : report.facts)
        if (other.name == fact.name) throw Bad("fact \"" + fact.name + "\" was reported twice");
    report.facts.push_back(std::move(fact));
}

// A point told twice would enter a verdict with the value that happens to come first.
void read_sample(const Json& line, Report& report, std::set<Point>& points) {
    only(line, {"sample", "at", "value", "unit"});
    SampleRecord sample{name(line, "sample"), number(line, "at"), number(line, "value"),
                        text(line, "unit")};
    if (!points.emplace(sample.series, sample.at).second)
        throw Bad(
            fmt::format("sample \"{}\" was reported twice at {:g}", sample.series, sample.at));
    report.samples.push_back(std::move(sample));
}

void read_block(const Json& line, Report& report) {
    const bool net = line.contains("overhead");
    std::set<std::string> known = {"block", "outer1", "inner1", "inner2", "outer2"};
    if (net) known.insert("overhead");
    only(line, known);
    const std::string order = text(line, "block");
    if (order != "0" && order != "1") throw Bad("block is neither \"0\" nor \"1\"");
    report.blocks.push_back(
        {order[0],
         {cost(line, "outer1"), cost(line, "inner1"), cost(line, "inner2"), cost(line, "outer2")},
         net ? cost(line, "overhead") : 0});
}

void read_batch(const Json& line, Report& report) {
    only(line, {"batch", "n"});
    const double n = number(line, "n");
    if (n < 1 || n > 1e15 || n != std::floor(n)) throw Bad("n is not a positive whole number");
    report.batches.push_back({name(line, "batch"), static_cast<long long>(n)});
}

void read_record(const Json& line, Report& report, std::set<Point>& points) {
    if (!line.is_object()) throw Bad("not an object");
    if (report.complete) throw Bad("a record after the end");
    if (line.contains("fact")) {
        read_fact(line, report);
    } else if (line.contains("sample")) {
        read_sample(line, report, points);
    } else if (line.contains("event")) {
        only(line, {"event"});
        report.events.push_back(text(line, "event"));
    } else if (line.contains("block")) {
        read_block(line, report);
    } else if (line.contains("cost")) {
        only(line, {"cost", "ns"});
        report.costs.emplace_back(name(line, "cost"), cost(line, "ns"));
    } else if (line.contains("batch")) {
        read_batch(line, report);
    } else if (line.contains("clock")) {
        only(line, {"clock", "cost_ns", "step_ns", "target_ns"});
        report.clock = {cost(line, "cost_ns"), cost(line, "step_ns"), cost(line, "target_ns")};
    } else if (line.contains("unavailable")) {
        only(line, {"unavailable"});
        report.unavailable = text(line, "unavailable");
    } else if (line.contains("end")) {
        only(line, {"end"});
        report.complete = true;
    } else {
        throw Bad("no known kind of record");
    }
}

// One line as JSON; a key that stands twice would be read as its last value in silence.
Json parse_line(std::string::const_iterator begin, std::string::const_iterator end) {
    std::set<std::string> keys;
    const auto once = [&](int, Json::parse_event_t event, const Json& key) {
        if (event == Json::parse_event_t::key && !keys.insert(key.get<std::string>()).second)
            throw Bad("field \"" + key.get<std::string>() + "\" stands twice");
        return true;
    };
    return Json::parse(begin, end, once);
}

}  // namespace

ParsedReport parse_report(const std::string& channel) {
    ParsedReport parsed;
    std::set<Point> points;
    std::size_t at = 0, count = 0;
    try {
        for (; at < channel.size(); ++count) {
            const std::size_t end = channel.find('\n', at);
            if (end == std::string::npos) throw Bad("the last line is cut short");
            if (count == kMostRecords) throw Bad("too many records");
            read_record(parse_line(channel.begin() + static_cast<std::ptrdiff_t>(at),
                                   channel.begin() + static_cast<std::ptrdiff_t>(end)),
                        parsed.report, points);
            at = end + 1;
        }
    } catch (const Bad& why) {
        parsed.complaint = fmt::format("record {}: {}", count + 1, why.what());
    } catch (const Json::exception& why) {
        parsed.complaint = fmt::format("record {}: not JSON ({})", count + 1, why.what());
    }
    return parsed;
}

}  // namespace lab
