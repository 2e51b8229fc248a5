// How strangers' words are written into a report: on a terminal, and in Markdown that a web page
// shows.
#pragma once

#include <string>

namespace lab::diff {

enum class Style { plain, markdown };

/// What somebody else wrote: a sentence, a reason, a name. It stays on its line and shows what
/// hides. In Markdown it is a code span, in which nothing is a link, a mention, HTML or a command.
/// Long words are cut, with the number of characters left out.
std::string quoted(Style style, const std::string& text);

}  // namespace lab::diff
