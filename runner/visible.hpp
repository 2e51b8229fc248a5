// What a program said, so that it can be shown: on a terminal and in JSON.
#pragma once

#include <string>

namespace lab {

/// Text for a terminal. Controls are written as \x1b, characters that hide or reorder others as
/// <U+202E>, bytes that are no UTF-8 as U+FFFD; tabs and line feeds stay.
std::string visible(const std::string& text);

/// The same for what must stay on its line: a line feed is written as \n.
std::string visible_line(const std::string& text);

/// JSON that says the same, with such characters as \u202e; what is no JSON must not come here.
std::string visible_json(const std::string& json);

}  // namespace lab
