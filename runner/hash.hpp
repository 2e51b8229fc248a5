// SHA-256 of texts and files, as readers can check it with sha256sum.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lab {

/// 64 hexadecimal digits.
std::string sha256(std::string_view text);

/// Of a file's bytes. Throws Trouble when it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

/// A whole file. Throws Trouble when it cannot be read.
std::string read_file(const std::filesystem::path& file);

}  // namespace lab
