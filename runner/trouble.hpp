// What stops the work: thrown anywhere, caught once, in main.
#pragma once

#include <stdexcept>
#include <string>

namespace lab {

/// The runner cannot do its work. The message names the file (and line), what was wanted, what
/// was seen, and what to do; main prints it and ends with status 2.
class Trouble : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace lab
