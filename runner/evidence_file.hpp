// An evidence file as text: its digest, and what is not read as evidence.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "trouble.hpp"

namespace lab {

/// Version of the evidence format; another one is not read.
inline constexpr int kEvidenceSchema = 3;

/// A file stands where evidence should be, and nothing of it is shown: it was edited, cut short, is
/// in another format, or is no plain file. The message names file, wanted, seen and the way out.
class Refused : public Trouble {
public:
    /// @param fault file, wanted and seen
    /// @param cause the same for a line of `lab run`: "its evidence was edited"
    /// @param replaceable a run can put evidence in its place
    Refused(const std::string& fault, std::string cause, bool replaceable = true);

    std::string fault, cause;
    bool replaceable;
};

/// An object as the text of an evidence file: its digest is the second line, over all lines below.
std::string sealed(nlohmann::ordered_json object);

/// Reads what `sealed` wrote. Throws Refused where a single byte differs, or the format does.
/// @param file what complaints call it
nlohmann::ordered_json unsealed(const std::string& text, const std::filesystem::path& file);

/// The text of a file; nothing where there is none. Throws Refused where something else than a
/// plain file stands there; never waits for what would write to a FIFO.
std::optional<std::string> text_of(const std::filesystem::path& file);

}  // namespace lab
