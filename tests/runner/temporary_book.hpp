// A folder for one test: its files are written out in the test and gone when it ends.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "trouble.hpp"

namespace lab {

class TemporaryBook {
public:
    TemporaryBook() {
        std::string name = std::filesystem::temp_directory_path() / "lab-test-XXXXXX";
        if (!mkdtemp(name.data())) throw Trouble(name + ": cannot be made");
        root_ = name;
    }
    ~TemporaryBook() { std::filesystem::remove_all(root_); }
    TemporaryBook(const TemporaryBook&) = delete;
    TemporaryBook& operator=(const TemporaryBook&) = delete;

    const std::filesystem::path& root() const { return root_; }

    void write(const std::filesystem::path& file, const std::string& text) const {
        std::filesystem::create_directories((root_ / file).parent_path());
        std::ofstream(root_ / file) << text;
    }

    std::string read(const std::filesystem::path& file) const {
        std::ostringstream out;
        out << std::ifstream(root_ / file).rdbuf();
        return out.str();
    }

private:
    std::filesystem::path root_;
};

/// What `work` says when it throws Trouble; empty when it throws nothing.
template <class Work>
std::string trouble_of(Work work) {
    try {
        work();
    } catch (const Trouble& trouble) {
        return trouble.what();
    }
    return "";
}

}  // namespace lab
