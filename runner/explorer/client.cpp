// See client.hpp.
#include "client.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "../similar.hpp"
#include "telling.hpp"
#include "wire.hpp"

namespace lab::explorer {
namespace {

// The fields that are read; all of them would be heavy.
constexpr const char* kCompilerFields =
    "?fields=id,name,lang,semver,releaseTrack,instructionSet,group,alias,supportsExecute";
constexpr const char* kLibraryFields =
    "?fields=id,name,description,url,versions.id,versions.version";

std::string without_slashes(std::string site) {
    while (!site.empty() && site.back() == '/') site.pop_back();
    return site;
}

// Percent-encoding of a part of a path (RFC 3986); "+" may stand as it is.
std::string encoded(const std::string& part) {
    std::string out;
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool plain = letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
                           c == '~' || c == '+';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return out;
}

Transport over_http(HttpSettings settings) {
    const auto http = std::make_shared<Http>(std::move(settings));
    return [http](const Request& request) { return http->send(request); };
}

template <class Each>
std::vector<std::string> ids_of(const std::vector<Each>& list) {
    std::vector<std::string> ids;
    for (const Each& each : list) ids.push_back(each.id);
    return ids;
}

// @param meant the known name, where what was seen is another name of it
Failure unknown(const std::string& what, const std::string& seen,
                const std::vector<std::string>& known, const std::string& where,
                const std::string& meant = "") {
    return {Cause::unknown_name, Fault::none, 0,
            fmt::format("{}: no {} of {}{}", seen, what, where,
                        did_you_mean(meant.empty() ? seen : meant, known,
                                     "; lab explorer lists what it has"))};
}

bool goes_by(const Compiler& compiler, const std::string& name) {
    const auto& aliases = compiler.aliases;
    return compiler.id == name || std::find(aliases.begin(), aliases.end(), name) != aliases.end();
}

}  // namespace

Client::Client(Settings settings)
    : site_(without_slashes(settings.site)),
      courier_(over_http(settings.http), settings.manners, real_clock(settings.http.stopped)) {}

Client::Client(std::string site, Transport transport, Manners manners, Clock clock)
    : site_(without_slashes(std::move(site))),
      courier_(std::move(transport), manners, std::move(clock)) {}

Reply<Answer> Client::answer_to(const Request& request) {
    Delivery delivery = courier_.send(request, tells_of_trouble);
    if (auto failure = failure_of(request, delivery)) return *std::move(failure);
    return std::move(delivery.exchange.answer);
}

Reply<Answer> Client::get(const std::string& path) {
    Request request;
    request.url = site_ + path;
    return answer_to(request);
}

Reply<Answer> Client::post(const std::string& path, const std::optional<std::string>& body) {
    if (!body)
        return Failure{Cause::bad_request, Fault::none, 0,
                       "the source or another text to send is not UTF-8; save it as UTF-8"};
    Request request;
    request.method = "POST";
    request.url = site_ + path;
    request.body = *body;
    request.content_type = "application/json";  // exactly: the formatter wants no charset
    return answer_to(request);
}

// A list from the instance, or the one that it gave before. Whoever else wants a list waits, so
// that two threads do not ask for the same one.
template <class Lists, class Read>
Reply<typename Lists::mapped_type> Client::listed(Lists& known, const std::string& key,
                                                  const std::string& path, Read read) {
    const std::lock_guard lock(mutex_);
    if (const auto found = known.find(key); found != known.end()) return found->second;
    const Reply<Answer> answer = get(path);
    if (!answer) return answer.failure();
    auto list = read(answer->body);
    if (!list) return garbled(site_ + path, "a JSON array", *answer);
    return known[key] = *std::move(list);
}

Reply<std::string> Client::version() {
    const Reply<Answer> answer = get("/api/version");
    if (!answer) return answer.failure();
    const std::string& text = answer->body;
    if (text.empty() || text.size() > 100 || text.find('<') != std::string::npos)
        return garbled(site_ + "/api/version", "the name of a release", *answer);
    return text;
}

Reply<std::vector<Language>> Client::languages() {
    return listed(languages_, "", "/api/languages", languages_of);
}

Reply<std::vector<Formatter>> Client::formatters() {
    return listed(formatters_, "", "/api/formats", formatters_of);
}

// A failure where the instance does not know the language.
Reply<bool> Client::is_language(const std::string& language) {
    const auto all = languages();
    if (!all) return all.failure();
    const std::vector<std::string> known = ids_of(*all);
    if (std::find(known.begin(), known.end(), language) == known.end())
        return unknown("language", language, known, site_);
    return true;
}

Reply<std::vector<Compiler>> Client::compilers(const std::string& language) {
    const std::string path = "/api/compilers/" + encoded(language) + kCompilerFields;
    auto list = listed(compilers_, language, path, compilers_of);
    if (!list || !list->empty()) return list;
    if (const auto known = is_language(language); !known) return known.failure();
    return Failure{Cause::unsupported, Fault::none, 0,
                   fmt::format("{}: {} has no compiler for it", language, site_)};
}

Reply<std::vector<Library>> Client::libraries(const std::string& language) {
    const std::string path = "/api/libraries/" + encoded(language) + kLibraryFields;
    auto list = listed(libraries_, language, path, libraries_of);
    if (!list || !list->empty()) return list;
    if (const auto known = is_language(language); !known) return known.failure();
    return list;
}

Reply<Compiler> Client::compiler(const std::string& language, const std::string& id) {
    const auto list = compilers(language);
    if (!list) return list.failure();
    for (const Compiler& each : *list)
        if (goes_by(each, id)) return each;
    return unknown(language + " compiler", id, ids_of(*list), site_);
}

// A failure where a library or its version is none of the instance's.
Reply<bool> Client::has_libraries(const Unit& unit) {
    if (unit.libraries.empty()) return true;
    const auto list = libraries(unit.language);
    if (!list) return list.failure();
    for (const LibraryChoice& choice : unit.libraries) {
        const auto library = std::find_if(
            list->begin(), list->end(), [&](const Library& each) { return each.id == choice.id; });
        if (library == list->end())
            return unknown(unit.language + " library", choice.id, ids_of(*list), site_);
        const auto& versions = library->versions;
        if (std::any_of(versions.begin(), versions.end(),
                        [&](const LibraryVersion& each) { return each.id == choice.version; }))
            continue;
        std::string meant;  // by "11.2.1", the one with the id 1121
        for (const LibraryVersion& each : versions)
            if (each.version == choice.version) meant = each.id;
        return unknown("version of " + choice.id, choice.version, ids_of(versions), site_, meant);
    }
    return true;
}

// What compile and execute have in common, once the compiler is known.
Reply<CompileAnswer> Client::tried(const Unit& unit, const std::optional<std::string>& body) {
    if (const auto known = has_libraries(unit); !known) return known.failure();
    const std::string path = "/api/compiler/" + encoded(unit.compiler) + "/compile";
    const Reply<Answer> answer = post(path, body);
    if (!answer) return answer.failure();
    auto read = compile_answer_of(answer->body);
    if (!read) return garbled(site_ + path, "a JSON object with a code", *answer);
    const Outcome outcome = outcome_of(answer->status, *read);
    if (is_of_the_service(outcome)) return not_taken(site_ + path, outcome, *read);
    return *std::move(read);
}

Reply<Compilation> Client::compile(const CompileRequest& request) {
    const auto known = compiler(request.unit.language, request.unit.compiler);
    if (!known) return known.failure();
    const auto answer = tried(request.unit, to_body(request));
    if (!answer) return answer.failure();
    const Outcome outcome = outcome_of(200, *answer);
    return Compilation{outcome, *answer, reason_of(outcome, *answer)};
}

Reply<Execution> Client::execute(const ExecuteRequest& request) {
    const auto known = compiler(request.unit.language, request.unit.compiler);
    if (!known) return known.failure();
    if (!known->can_execute.value_or(true))
        return Failure{Cause::unsupported, Fault::none, 0,
                       fmt::format("{}: {} runs nothing that it makes; take a compiler that "
                                   "lab explorer compilers marks with \"runs\"",
                                   known->id, site_)};
    const auto answer = tried(request.unit, to_body(request));
    if (!answer) return answer.failure();
    const Outcome outcome = outcome_of(200, *answer);
    const Stage* const program = program_of(*answer);
    return Execution{outcome, *answer, program ? signal_of(*program) : "",
                     reason_of(outcome, *answer)};
}

Reply<std::string> Client::format(const FormatRequest& request) {
    const auto all = formatters();
    if (!all) return all.failure();
    const auto found = std::find_if(all->begin(), all->end(), [&](const Formatter& each) {
        return each.id == request.formatter;
    });
    if (found == all->end()) return unknown("formatter", request.formatter, ids_of(*all), site_);
    const auto& styles = found->styles;
    if (!styles.empty() && std::find(styles.begin(), styles.end(), request.style) == styles.end())
        return unknown("style of " + found->id, request.style, styles, site_);
    const std::string path = "/api/format/" + encoded(request.formatter);
    const Reply<Answer> answer = post(path, to_body(request));
    if (!answer) return answer.failure();
    const auto read = format_answer_of(answer->body);
    if (!read) return garbled(site_ + path, "a JSON object with an exit", *answer);
    if (read->exit != 0)
        return Failure{Cause::refused, Fault::none, answer->status,
                       fmt::format("{}: {}", request.formatter, read->text)};
    return read->text;
}

}  // namespace lab::explorer
