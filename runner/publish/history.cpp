// See history.hpp. The format: schemas/history.schema.json.
#include "history.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>

#include "../evidence_file.hpp"
#include "../hash.hpp"
#include "../recorded.hpp"
#include "../visible.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestText = 64, kKeptText = 40, kShortHash = 8;
constexpr std::string_view kHead = "{\"digest\":\"", kEndOfHead = "\",";
constexpr std::size_t kDigits = 64, kRest = kHead.size() + kDigits + kEndOfHead.size();
constexpr std::array kColumns = {"claim", "verdict",   "reason",      "estimate", "interval",
                                 "n",     "threshold", "finished_at", "tool",     "listing"};

std::string short_hash(const std::string& text) { return sha256(text).substr(0, kShortHash); }

// The beginning of a long text, whole characters of it, and what tells it from others.
std::string shortened_text(const std::string& text) {
    if (text.size() <= kLongestText) return text;
    std::size_t end = kKeptText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "… " + short_hash(text);
}

double six_digits(double number) {
    return std::strtod(fmt::format("{:.6g}", number).c_str(), nullptr);
}

Json json_of(const std::optional<judge::Value>& value) {
    if (!value) return nullptr;
    return std::visit([](const auto& held) { return Json(held); }, *value);
}

Json row_of(const PastResult& result) {
    const Standing& s = result.standing;
    const Json interval = s.interval ? Json{s.interval->first, s.interval->second} : Json(nullptr);
    return Json::array({s.id, s.verdict, shortened_text(s.reason), shortened(json_of(s.estimate)),
                        shortened(interval), s.n, shortened(Json::parse(s.threshold)),
                        s.finished_at, result.tool, s.listing});
}

// Where each of our columns stands among those of a line, which may have more.
std::array<std::size_t, kColumns.size()> places_of(const Json& columns) {
    std::array<std::size_t, kColumns.size()> out{};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const auto found = std::find(columns.begin(), columns.end(), kColumns[i]);
        if (found == columns.end())
            throw NotEvidence(fmt::format("wanted a column {}, saw none", kColumns[i]));
        out[i] = static_cast<std::size_t>(found - columns.begin());
    }
    return out;
}

PastResult result_from(const Json& row, const Json& columns) {
    if (!row.is_array() || row.size() != columns.size())
        throw NotEvidence(fmt::format("wanted {} values in a row, saw {}", columns.size(),
                                      row.is_array() ? std::to_string(row.size()) : "no row"));
    const auto places = places_of(columns);
    Json named = {{"experiment", nullptr}, {"kind", ""}, {"truth", ""}};
    for (std::size_t i = 0; i < kColumns.size(); ++i) named[kColumns[i]] = row[places[i]];
    named["id"] = named["claim"];
    PastResult out{standings_from(Json::array({named})).front(), named.at("tool")};
    out.standing.listing = named.at("listing");
    return out;
}

Publication publication_from(const Json& in) {
    Publication out;
    out.published_at = in.at("published_at"), out.machine = in.at("machine");
    if (!out.machine.is_object()) throw NotEvidence("wanted facts of a machine, saw none");
    out.compilers = in.at("compilers").get<std::map<std::string, std::string>>();
    out.method = in.at("method"), out.commit = in.value("commit", "");
    for (const Json& row : in.at("claims"))
        out.results.push_back(result_from(row, in.at("columns")));
    return out;
}

// What is read only where it is whole: the digest, then the version, then all else.
Publication read_line(const std::string& line) {
    if (line.size() < kRest || line.compare(0, kHead.size(), kHead) != 0 ||
        line.compare(kRest - kEndOfHead.size(), kEndOfHead.size(), kEndOfHead) != 0)
        throw NotEvidence("wanted a digest in front, saw none");
    const std::string wanted = line.substr(kHead.size(), kDigits);
    const std::string seen = sha256(std::string_view(line).substr(kRest));
    if (wanted != seen)
        throw NotEvidence(fmt::format("edited since the runner wrote it: wanted digest {}, saw {}",
                                      wanted, seen));
    const Json parsed = Json::parse(line);
    if (parsed.at("schema") != kHistorySchema)
        throw NotEvidence(
            fmt::format("wanted schema {}, saw {}", kHistorySchema, parsed.at("schema").dump()));
    return publication_from(parsed);
}

}  // namespace

Json shortened(const Json& value) {
    if (value.is_string()) return shortened_text(value.get<std::string>());
    if (value.is_number_float()) return six_digits(value.get<double>());
    if (!value.is_array()) return value;
    Json out = Json::array();
    for (const Json& each : value) out.push_back(shortened(each));
    return out;
}

Json epoch_facts(const Json& machine) {
    Json out = Json::object();
    for (const char* fact : {"cpu", "cpus", "kernel", "hypervisor", "libc", "distribution"})
        out[fact] = machine.at(fact);
    out["command_line"] = machine.value("command_line", "");
    out["mitigations"] = short_hash(machine.at("mitigations").dump());
    return out;
}

std::string line_of(const Publication& publication) {
    Json out = {{"schema", kHistorySchema},
                {"published_at", publication.published_at},
                {"machine", publication.machine},
                {"compilers", publication.compilers},
                {"method", publication.method}};
    if (!publication.commit.empty()) out["commit"] = publication.commit;
    out["columns"] = kColumns;
    out["claims"] = Json::array();
    for (const PastResult& result : publication.results) out["claims"].push_back(row_of(result));
    const std::string rest = visible_json(out.dump().substr(1));
    return fmt::format("{}{}{}{}\n", kHead, sha256(rest), kEndOfHead, rest);
}

std::vector<Publication> history_from(const std::string& text, const fs::path& file) {
    std::vector<Publication> out;
    const auto complain = [&](const std::string& why) {
        return Trouble(fmt::format("{}:{}: {}; bring back the file that was committed",
                                   file.string(), out.size() + 1, why));
    };
    if (!text.empty() && text.back() != '\n') {
        out.resize(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
        throw complain("wanted a whole line, saw one that is cut short");
    }
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) try {
            out.push_back(read_line(line));
        } catch (const Json::exception& why) {
            throw complain(why.what());
        } catch (const NotEvidence& why) {
            throw complain(why.what());
        }
    return out;
}

std::vector<Publication> read_history(const fs::path& bundle) {
    const fs::path file = bundle / "history.jsonl";
    const auto text = text_of(file);
    return text ? history_from(*text, file) : std::vector<Publication>();
}

}  // namespace lab
