// Tells apart what became of the code that was sent: the answer's status is 200 in nearly all
// cases.
#pragma once

#include <optional>
#include <string>

#include "answers.hpp"

namespace lab::explorer {

/// What an answer says, in the order in which it is asked for. The first four and not_executed say
/// nothing of the code.
enum class Outcome {
    request_refused,    ///< an HTTP status from 400 on
    server_trouble,     ///< the instance failed inside, or its queue was too long: try again
    options_refused,    ///< it takes no such flag from anyone
    bad_input,          ///< a file name or a field that it cannot take
    compile_timed_out,  ///< the compiler was killed at the instance's limit
    compile_failed,     ///< the compiler (or the linker) said no
    not_executed,       ///< it compiled, and the instance did not run it
    no_assembly,        ///< it compiled, and there is too much assembly, or none
    program_timed_out,  ///< the program was killed at the instance's limit
    output_cut,         ///< more output than is kept; the rest is lost
    signalled,          ///< the program was killed; by which signal may be unknown
    exited,             ///< the program ended by itself: `code` is its exit status
    compiled,           ///< nothing was to run
};

/// The word for an outcome, as JSON and tests use it: "compile_timed_out".
const char* to_string(Outcome outcome);

/// Did the instance itself stand in the way? Then nothing is known of the code.
bool is_of_the_service(Outcome outcome);

/// The outcome of an answer.
/// @param status HTTP status
Outcome outcome_of(int status, const CompileAnswer& answer);

/// The compiler's part of an answer, wherever it stands in it.
const Stage& build_of(const CompileAnswer& answer);

/// The program's part; none where no program ran.
const Stage* program_of(const CompileAnswer& answer);

/// The signal that ended a program, as its sandbox names it in the last line of standard error
/// ("SIGSEGV"). Empty: unknown, or none. An exit status of 139 proves nothing, since a program may
/// return it; nor does the line, where the program came to a status below 128.
std::string signal_of(const Stage& program);

}  // namespace lab::explorer
