// Which command the words on the command line name.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace lab {

/// The command that is named, with the commands within it: "run", "explorer compile"; empty where
/// there is none. Throws Trouble for a word that names no command, with those it could mean.
std::string named_command(const CLI::App& app, int argc, char** argv);

}  // namespace lab
