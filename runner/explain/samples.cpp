// See samples.hpp.
#include "samples.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "../visible.hpp"

namespace lab {
namespace {

constexpr std::array kColumns = {
    "claim",     "kind",   "subject",   "relation",    "threshold",  "q",        "quiet",
    "self_test", "try",    "link",      "process",     "trouble",    "value",    "other",
    "order",     "visit1", "visit2",    "visit3",      "visit4",     "overhead", "y",
    "pressure",  "steal",  "throttled", "spin_p50_us", "spin_p95_us"};

bool is_json(std::string_view column) {
    return column == "threshold" || column == "value" || column == "other";
}

bool is_number(const std::string& text) {
    char* end = nullptr;
    return std::isfinite(std::strtod(text.c_str(), &end)) && *end == '\0';
}

// What a program said, on its line and with nothing that a spreadsheet would reckon out.
std::string harmless(std::string_view column, const std::string& text) {
    std::string out = is_json(column) ? visible_json(text) : visible_line(text);
    const bool is_formula = !out.empty() &&
                            std::string_view("=+-@\t").find(out[0]) != std::string_view::npos &&
                            !is_number(out);
    return is_formula ? "'" + out : out;
}

// RFC 4180: a cell with a comma, a quote or a line's end stands in quotes.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

// As few digits as give the same number again.
std::string exact(double number) { return std::isfinite(number) ? fmt::format("{}", number) : ""; }

using Row = std::map<std::string, std::string>;

std::string line(const Row& row) {
    std::string out;
    for (const char* column : kColumns) {
        const auto found = row.find(column);
        out += (out.empty() ? "" : ",") +
               (found == row.end() ? "" : cell(harmless(column, found->second)));
    }
    return out + "\n";
}

std::string self_test_of(const Recorded& recorded) {
    if (!recorded.self_test) return "";
    return recorded.self_test->same.verdict + "|" + recorded.self_test->half_more.verdict;
}

Row head_of(const RecordedClaim& claim, const Recorded& recorded) {
    std::string subject = fmt::format("{}", fmt::join(claim.subject, "|"));
    if (claim.at) subject += "|" + exact(*claim.at);
    const auto quiet = std::find(recorded.needs.begin(), recorded.needs.end(), "quiet");
    return {{"claim", claim.id},
            {"kind", claim.kind},
            {"subject", subject},
            {"relation", claim.relation},
            {"threshold", claim.wanted},
            {"q", claim.q ? exact(*claim.q) : ""},
            {"quiet", quiet == recorded.needs.end() ? "no" : "yes"},
            {"self_test", self_test_of(recorded)}};
}

Row with_guard(Row row, const GuardReading& seen) {
    row["pressure"] = exact(seen.pressure), row["steal"] = exact(seen.steal);
    row["throttled"] = std::to_string(seen.throttled);
    row["spin_p50_us"] = exact(seen.spin_p50_us), row["spin_p95_us"] = exact(seen.spin_p95_us);
    return row;
}

Row block_row(Row row, const BlockEvidence& each, const std::vector<GuardReading>& guard) {
    row["process"] = std::to_string(each.segment + 1);
    row["order"] = each.block.order == '0' ? "ABBA" : "BAAB";
    for (int i = 0; i < 4; ++i) row[fmt::format("visit{}", i + 1)] = exact(each.block.visits[i]);
    if (each.block.overhead > 0) row["overhead"] = exact(each.block.overhead);
    row["y"] = exact(each.y);
    const auto segment = static_cast<std::size_t>(each.segment);
    return segment < guard.size() ? with_guard(row, guard[segment]) : row;
}

// A try without a verdict for which no measurement can speak: a program failed, or something is
// missing here.
bool has_failed(const std::string& verdict, const std::string& reason) {
    return verdict == "NOT_RUNNABLE" || reason.rfind("failed-run", 0) == 0;
}

std::string trouble_row(Row row, const std::string& verdict, const std::string& reason) {
    row["trouble"] = verdict == "NOT_RUNNABLE" ? "not-runnable: " + reason : reason;
    return line(row);
}

// What each process reported; the reading of the whole try stands beside each value.
std::string value_rows(Row row, const RecordedTry& done) {
    if (!done.guard.empty()) row = with_guard(row, done.guard.back());
    std::string out;
    for (std::size_t i = 0; i < done.values.size(); ++i) {
        row["process"] = std::to_string(i + 1), row["value"] = done.values[i];
        row["other"] = i < done.others.size() ? done.others[i] : "";
        out += line(row);
    }
    for (std::size_t i = 0; i < done.samples.size(); ++i) {
        row["process"] = std::to_string(i + 1);
        for (const double each : done.samples[i]) {
            row["value"] = exact(each);
            out += line(row);
        }
    }
    return out;
}

std::string rows_of_one(const Row& row, const RecordedTry& done) {
    std::string out;
    for (const BlockEvidence& each : done.blocks) out += line(block_row(row, each, done.guard));
    out += value_rows(row, done);
    for (const std::string& why : done.thrown_away)
        out += trouble_row(row, "", "thrown away: " + why);
    if (has_failed(done.verdict, done.reason)) out += trouble_row(row, done.verdict, done.reason);
    return out.empty() ? trouble_row(row, "", "not kept: the values of this try") : out;
}

// An order of costs has rows for each pair of neighbours, under that pair's own arms.
std::string rows(Row row, const std::string& name, const RecordedClaim& claim,
                 const RecordedTry& done) {
    row["try"] = name;
    if (done.links.empty()) return rows_of_one(row, done);
    std::string out;
    for (std::size_t i = 0; i < done.links.size(); ++i) {
        row["link"] = fmt::format("{}/{}", i + 1, done.links.size());
        row["subject"] = claim.subject[i + 1] + "|" + claim.subject[i];
        out += rows_of_one(row, done.links[i]);
    }
    return out;
}

}  // namespace

std::string samples_csv(const RecordedClaim& claim, const Recorded& recorded) {
    std::string out = fmt::format("{}\n", fmt::join(kColumns, ","));
    const Row head = head_of(claim, recorded);
    if (!claim.real) return out + trouble_row(head, claim.verdict, claim.reason);
    out += rows(head, "real", claim, *claim.real);
    if (claim.confirmation) out += rows(head, "confirmation", claim, *claim.confirmation);
    if (claim.control) out += rows(head, "control", claim, *claim.control);
    return out;
}

}  // namespace lab
