// A client of one Compiler Explorer instance: discovery, compiling to assembly, running, laying
// out.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "answers.hpp"
#include "courier.hpp"
#include "model.hpp"
#include "outcome.hpp"
#include "reply.hpp"

namespace lab::explorer {

/// The instance that everybody knows. Nothing contacts it unless it is called for.
inline constexpr const char* kPublicSite = "https://godbolt.org";

struct Settings {
    std::string site = kPublicSite;  ///< of the instance; https is meant where it names no scheme
    HttpSettings http = http_settings_from_environment();  ///< bounds, user agent, certificates
    Manners manners;                                       ///< pace, tries and budget
};

/// What compiling came to.
struct Compilation {
    Outcome outcome = Outcome::compile_failed;  ///< never one of the service's own
    CompileAnswer answer;                       ///< all of it
    std::string reason;  ///< of an outcome other than compiled: what was seen, for people
};

/// What compiling and running came to.
struct Execution {
    Outcome outcome = Outcome::compile_failed;  ///< never one of the service's own
    CompileAnswer answer;  ///< all of it; build_of and program_of find its parts
    std::string signal;    ///< that ended the program, "SIGSEGV"; empty: unknown, or none
    std::string reason;    ///< of an outcome other than exited: what was seen, for people
};

/// May be used from several threads. Every call keeps the manners of its settings, and asks for the
/// lists that it needs once. An id is looked up before it is used, since an instance passes over
/// libraries that it does not know without a word.
class Client {
public:
    /// Contacts nobody yet.
    explicit Client(Settings settings = {});
    /// For tests: another way to send, and another clock.
    Client(std::string site, Transport transport, Manners manners, Clock clock);

    /// The address that requests begin with, without a slash at its end.
    const std::string& site() const { return site_; }
    /// Requests sent so far, repeated ones too.
    int sent() const { return courier_.sent(); }

    /// The release of the instance: a revision of its source.
    Reply<std::string> version();
    /// The languages that it knows, by id.
    Reply<std::vector<Language>> languages();
    /// An unknown language is a failure that names similar ones: an instance says only `[]`.
    Reply<std::vector<Compiler>> compilers(const std::string& language);
    /// The same; a language without libraries has an empty list.
    Reply<std::vector<Library>> libraries(const std::string& language);
    /// The formatters that it has, by id.
    Reply<std::vector<Formatter>> formatters();

    /// The compiler of that id or alias; a failure that names similar ones where there is none.
    Reply<Compiler> compiler(const std::string& language, const std::string& id);

    /// What does not compile is a value, not a failure. Trouble of the instance that stays after
    /// all tries is a failure, and so are options and names that it does not take.
    Reply<Compilation> compile(const CompileRequest& request);
    /// The same for a source that is also run there; how the program ended is a value too.
    Reply<Execution> execute(const ExecuteRequest& request);

    /// The text laid out.
    Reply<std::string> format(const FormatRequest& request);

private:
    template <class Lists, class Read>
    Reply<typename Lists::mapped_type> listed(Lists& known, const std::string& key,
                                              const std::string& path, Read read);
    Reply<Answer> get(const std::string& path);
    Reply<Answer> post(const std::string& path, const std::optional<std::string>& body);
    Reply<Answer> answer_to(const Request& request);
    Reply<bool> is_language(const std::string& language);
    Reply<bool> has_libraries(const Unit& unit);
    Reply<CompileAnswer> tried(const Unit& unit, const std::optional<std::string>& body);

    std::string site_;
    Courier courier_;
    std::mutex mutex_;  // of the lists
    std::map<std::string, std::vector<Language>> languages_;
    std::map<std::string, std::vector<Compiler>> compilers_;
    std::map<std::string, std::vector<Library>> libraries_;
    std::map<std::string, std::vector<Formatter>> formatters_;
};

}  // namespace lab::explorer
