// What a program leaves in place of its result is taken only where it is a plain file.
#include "supervise/hand_over.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace lab::supervise;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() : path(fs::temp_directory_path() / ("hand-over-" + std::to_string(getpid()))) {
        fs::create_directories(path);
        fd = open(path.c_str(), O_PATH | O_DIRECTORY);
        to = memfd_create("result", 0);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        close(fd), close(to);
        fs::remove_all(path);
    }
    Result take(const char* name, long long most = 100) const {
        return hand_over(fd, name, most, to);
    }
    off_t taken() const { return lseek(to, 0, SEEK_END); }

    fs::path path;
    int fd, to;
};

}  // namespace

TEST_CASE("a plain file is handed over whole") {
    const Folder folder;
    std::ofstream(folder.path / "program") << "twelve bytes";
    CHECK(folder.take("program") == Result::delivered);
    CHECK(folder.taken() == 12);
}

TEST_CASE("a file that is not there, or too big, is not") {
    const Folder folder;
    std::ofstream(folder.path / "program") << std::string(101, 'x');
    CHECK(folder.take("nothing") == Result::missing);
    CHECK(folder.take("program") == Result::too_big);
    CHECK(folder.taken() == 0);
}

TEST_CASE("links, folders, FIFOs and files with a second name are refused without waiting") {
    const Folder folder;
    fs::create_symlink("/etc/passwd", folder.path / "symlink");
    fs::create_directory(folder.path / "folder");
    mkfifo((folder.path / "fifo").c_str(), 0600);
    std::ofstream(folder.path / "file") << "x";
    fs::create_hard_link(folder.path / "file", folder.path / "second");
    for (const char* name : {"symlink", "folder", "fifo", "second"})
        CHECK(folder.take(name) == Result::not_a_plain_file);
}

TEST_CASE("no name leads out of the folder") {
    const Folder folder;
    CHECK(folder.take("../../etc/passwd") != Result::delivered);
    CHECK(folder.take("/etc/passwd") != Result::delivered);
    fs::create_directory_symlink("/etc", folder.path / "etc");
    CHECK(folder.take("etc/passwd") != Result::delivered);
}
