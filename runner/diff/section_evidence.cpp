// What was measured on both sides, and what moved, in words. See sections.hpp.
#include <cmath>

#include "sections.hpp"

namespace lab::diff {
namespace {

bool is_of_numbers(const Move& move) {
    return move.kind == MoveKind::number || move.kind == MoveKind::value;
}

std::string verdict_of(const Standing& standing, const Voice& voice) {
    std::string reason;
    if (!standing.reason.empty())
        reason = voice.words("reason", fmt::arg("reason", voice.quoted(standing.reason)));
    return voice.words(standing.verdict, fmt::arg("reason", reason));
}

// Three digits, as everywhere, but never with an exponent where a reader would count zeros.
std::string shown_number(double number) {
    const double size = std::abs(number);
    if (size < 1000 || size >= 1e9) return three_digits(number);
    const double unit = std::pow(10.0, std::floor(std::log10(size)) - 2);
    return fmt::format("{:.0f}", std::round(number / unit) * unit);
}

// A whole number was counted, so each of its digits is one.
std::string shown_value(const judge::Value& value, const Voice& voice) {
    if (const auto* real = std::get_if<double>(&value)) return shown_number(*real);
    const std::string words = judge::to_string(value);
    return judge::number(value) ? words : voice.quoted(words);
}

std::string value_of(const Standing& standing, const Voice& voice) {
    if (!standing.estimate) return voice.words("none");
    const std::string value = shown_value(*standing.estimate, voice);
    if (!standing.interval) return value;
    return voice.words("interval", fmt::arg("value", value),
                       fmt::arg("low", shown_number(standing.interval->first)),
                       fmt::arg("high", shown_number(standing.interval->second)));
}

// How much of a number's move is the factor, where both are positive.
std::string factor_of(const Move& move, const Voice& voice) {
    const auto number = [](const Standing& standing) {
        return standing.estimate ? judge::number(*standing.estimate) : std::nullopt;
    };
    const auto before = number(*move.before), after = number(*move.after);
    if (!before || !after || *before <= 0 || *after <= 0) return "";
    return voice.words("factor",
                       fmt::arg("factor", three_digits(static_cast<double>(*after / *before))));
}

// Reasons other than the machine and the change's own code.
void add_reservations(const Move& move, const Voice& voice, Item& out) {
    if (move.another_listing) out.push_back(voice.words("another listing"));
    if (move.another_threshold) out.push_back(voice.words("another threshold"));
}

Item verdict_item(const Move& move, const Voice& voice) {
    const std::string name = voice.quoted(move.id);
    const auto id = fmt::arg("id", name);
    if (!move.before)
        return {voice.words("verdict new", id, fmt::arg("after", verdict_of(*move.after, voice)))};
    if (!move.after)
        return {
            voice.words("verdict gone", id, fmt::arg("before", verdict_of(*move.before, voice)))};
    Item out = {voice.words("verdict moved", id,
                            fmt::arg("before", verdict_of(*move.before, voice)),
                            fmt::arg("after", verdict_of(*move.after, voice)))};
    if (move.before->estimate || move.after->estimate)
        out.push_back(voice.words("arrow", fmt::arg("before", value_of(*move.before, voice)),
                                  fmt::arg("after", value_of(*move.after, voice))));
    add_reservations(move, voice, out);
    return out;
}

Item number_item(const Move& move, const Voice& voice) {
    Item out = {voice.words("number moved", fmt::arg("id", voice.quoted(move.id)),
                            fmt::arg("before", value_of(*move.before, voice)),
                            fmt::arg("after", value_of(*move.after, voice))) +
                factor_of(move, voice)};
    add_reservations(move, voice, out);
    return out;
}

// Where the numbers of a side are from, or why there are none.
std::vector<std::string> origin_of(const Told& side, const Voice& voice) {
    const auto& words = voice.words;
    const std::string its_name = voice.name_of(side), its_folder = voice.quoted(side.folder);
    const auto name = fmt::arg("side", its_name), folder = fmt::arg("folder", its_folder);
    if (!side.why.empty())
        return {words("bundle refused", name, fmt::arg("why", voice.quoted(side.why)))};
    if (side.folder.empty()) return {words(side.left_aside ? "left aside" : "no bundle", name)};
    const std::string machine =
        side.measured.cpu.empty() ? side.measured.machine : side.measured.cpu;
    std::vector<std::string> out = {
        machine.empty()
            ? words("evidence of no machine", name, folder)
            : words("evidence of", name, folder, fmt::arg("machine", voice.quoted(machine)))};
    if (!side.outdated.empty())
        out.push_back(
            words("outdated evidence", name, fmt::arg("experiments", voice.list(side.outdated))));
    return out;
}

void add_comparison(const Difference& found, const Voice& voice, Section& out) {
    const auto& words = voice.words;
    if (!found.compared) {
        out.lead.push_back(words("not compared"));
        return;
    }
    const Compared& compared = *found.compared;
    if (found.base.has_evidence() && found.head.has_evidence() &&
        found.base.measured.machine != found.head.measured.machine)
        out.lead.push_back(words("other machines"));
    if (compared.same > 0)
        out.lead.push_back(words(compared.moves.empty() ? "same evidence" : "unmoved",
                                 fmt::arg("n", compared.same)));
    if (compared.one_side > 0)
        out.lead.push_back(words("one side", fmt::arg("n", compared.one_side)));
}

}  // namespace

std::vector<Section> evidence_sections(const Difference& found, const Voice& voice) {
    Section origin{voice.words("evidence"), {}, {}}, verdicts{voice.words("verdicts"), {}, {}},
        numbers{voice.words("numbers"), {}, {}};
    for (const Told* side : {&found.base, &found.head})
        for (const std::string& line : origin_of(*side, voice)) origin.lead.push_back(line);
    add_comparison(found, voice, origin);
    for (const Move& move : found.compared ? found.compared->moves : std::vector<Move>()) {
        if (is_of_numbers(move))
            numbers.items.push_back(number_item(move, voice));
        else
            verdicts.items.push_back(verdict_item(move, voice));
    }
    return {verdicts, numbers, origin};
}

}  // namespace lab::diff
