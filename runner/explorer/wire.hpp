// The JSON of the API, to and from the model. What is read is untrusted: a field that is missing or
// of another type keeps its default, one that is not known is passed over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answers.hpp"
#include "http.hpp"
#include "model.hpp"

namespace lab::explorer {

/// The body of a request. None where a text in it is not UTF-8.
std::optional<std::string> to_body(const CompileRequest& request);
std::optional<std::string> to_body(const ExecuteRequest& request);
std::optional<std::string> to_body(const FormatRequest& request);

/// The answer to a compile or execute request. None where the body is no JSON object with a `code`.
/// Bytes that are not UTF-8 are read as U+FFFD; the Content-Type is not looked at, since refused
/// options come without one.
std::optional<CompileAnswer> compile_answer_of(const std::string& body);

/// The lists of discovery, sorted by id since instances do not keep their order; entries without an
/// id are left out. None where the body is no JSON array.
std::optional<std::vector<Language>> languages_of(const std::string& body);
std::optional<std::vector<Compiler>> compilers_of(const std::string& body);
std::optional<std::vector<Library>> libraries_of(const std::string& body);
std::optional<std::vector<Formatter>> formatters_of(const std::string& body);

/// The answer of a formatter. None where the body is no JSON object with an `exit`.
std::optional<FormatAnswer> format_answer_of(const std::string& body);

/// What an answer of status 400 or more says, in whichever of its four shapes: the message of its
/// JSON, what follows "Whoops, " on a page, or its first few hundred bytes. One line.
std::string complaint_of(const Answer& answer);

/// Is this the instance's own trouble, with status 200, so that trying again may help?
bool tells_of_trouble(const Answer& answer);

/// Flags as one line that a shell would split into the same words.
std::string shell_line(const std::vector<std::string>& words);

}  // namespace lab::explorer
