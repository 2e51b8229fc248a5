// See telling.hpp.
#include "telling.hpp"

#include <fmt/core.h>

#include "retry.hpp"
#include "wire.hpp"

namespace lab::explorer {
namespace {

std::string tries(const Delivery& delivery) {
    return delivery.tries > 1 ? fmt::format(" {} times", delivery.tries) : "";
}

// What a status of 400 or more asks of the person who reads it.
const char* advice(int status) {
    switch (status) {
        case 404:
            return "is this the address of a Compiler Explorer instance, and the name one of its "
                   "compilers?";
        case 413:
            return "the source and its files are larger than the instance takes";
        case 429:
            return "it asks for rest: go on later, and more slowly";
        case 502:
        case 503:
        case 504:
            return "it is down, busy, or the code takes too long: try later";
        default:
            return status >= 500 ? "the instance is at fault: try later"
                                 : "the same request will be refused again";
    }
}

std::string first_line(const std::vector<Line>& lines) {
    for (const Line& line : lines)
        if (const std::string text = without_colour(line.text); !text.empty()) return text;
    return "nothing said";
}

}  // namespace

const char* to_string(Cause cause) {
    switch (cause) {
        case Cause::transport:
            return "transport";
        case Cause::refused:
            return "refused";
        case Cause::busy:
            return "busy";
        case Cause::garbled:
            return "garbled";
        case Cause::unknown_name:
            return "unknown_name";
        case Cause::unsupported:
            return "unsupported";
        case Cause::bad_request:
            return "bad_request";
        case Cause::budget_spent:
            return "budget_spent";
    }
    return "";
}

std::optional<Failure> failure_of(const Request& request, const Delivery& delivery) {
    const auto& [fault, message, answer] = delivery.exchange;
    if (delivery.is_spent)
        return Failure{Cause::budget_spent, fault, answer.status, delivery.message};
    if (fault != Fault::none)
        return Failure{Cause::transport, fault, answer.status,
                       message + (delivery.tries > 1 ? "; tried" + tries(delivery) : "")};
    const bool is_trouble = delivery.gave_up && answer.status < 400;
    if (answer.status < 400 && !is_trouble) return std::nullopt;
    const Cause cause =
        is_trouble || is_worth_another_try(delivery.exchange) ? Cause::busy : Cause::refused;
    std::string said = complaint_of(answer);
    if (is_trouble)
        if (const auto read = compile_answer_of(answer.body)) said = first_line(read->top.err);
    return Failure{cause, Fault::none, answer.status,
                   fmt::format("{}: wanted an answer, saw status {}{} ({}); {}", request.url,
                               answer.status, tries(delivery), said.empty() ? "nothing said" : said,
                               advice(is_trouble ? 503 : answer.status))};
}

Failure garbled(const std::string& url, const std::string& wanted, const Answer& answer) {
    const std::string seen = complaint_of(answer);
    return {Cause::garbled, Fault::none, answer.status,
            fmt::format("{}: wanted {}, saw {} ({}); is this a Compiler Explorer instance?", url,
                        wanted, seen.empty() ? "nothing" : "\"" + seen + "\"",
                        answer.header("content-type").empty() ? "no Content-Type"
                                                              : answer.header("content-type"))};
}

Failure not_taken(const std::string& url, Outcome outcome, const CompileAnswer& answer) {
    const Cause cause = outcome == Outcome::server_trouble    ? Cause::busy
                        : outcome == Outcome::not_executed    ? Cause::unsupported
                        : outcome == Outcome::request_refused ? Cause::refused
                                                              : Cause::bad_request;
    return {cause, Fault::none, 200,
            fmt::format("{}: {} ({}); nothing is known of the code", url, to_string(outcome),
                        first_line(answer.top.err))};
}

std::string reason_of(Outcome outcome, const CompileAnswer& answer) {
    const Stage& build = build_of(answer);
    const Stage* const program = program_of(answer);
    switch (outcome) {
        case Outcome::compile_timed_out:
            return fmt::format("the compiler was killed after {:.1f} s", build.milliseconds / 1000);
        case Outcome::compile_failed:
            return fmt::format("the compiler ended with {}: {}", build.code,
                               first_line(build.err.empty() ? build.out : build.err));
        case Outcome::no_assembly:
            return without_colour(answer.assembly[0].text);
        case Outcome::program_timed_out:
            return fmt::format("the program was killed after {:.1f} s",
                               program ? program->milliseconds / 1000 : 0);
        case Outcome::output_cut:
            return "more output than the instance keeps; the rest is lost";
        case Outcome::signalled:
            return program && !signal_of(*program).empty()
                       ? signal_of(*program)
                       : "killed, by which signal the instance does not say";
        case Outcome::exited:
        case Outcome::compiled:
            return "";
        case Outcome::request_refused:
        case Outcome::server_trouble:
        case Outcome::options_refused:
        case Outcome::bad_input:
        case Outcome::not_executed:
            return first_line(answer.top.err);
    }
    return "";
}

std::string without_colour(const std::string& text) {
    constexpr char kEscape = '\x1b';
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != kEscape || i + 1 == text.size() || text[i + 1] != '[') {
            out += text[i];
            continue;
        }
        i += 2;  // to the letter that ends it (ECMA-48, 5.4)
        while (i < text.size() && (text[i] < '@' || text[i] > '~')) ++i;
    }
    return out;
}

std::string plain_text(const std::vector<Line>& lines) {
    std::string out;
    for (const Line& line : lines) out += without_colour(line.text) + "\n";
    return out;
}

}  // namespace lab::explorer
