// Reads the environment of every process in reach, its own and pid 1's among them.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <lab/lab.hpp>
#include <string>

int holding(const char* what) {
    int count = 0;
    for (const auto& process : std::filesystem::directory_iterator("/proc")) {
        std::ifstream in(process.path() / what);
        const std::string text(std::istreambuf_iterator<char>(in), {});
        count += text.find("LAB_TEST_SECRET") != std::string::npos;
    }
    return count;
}

int main(int, char** words) {
    if (lab::control() && !getenv("LAB_TEST_SECRET")) {
        setenv("LAB_TEST_SECRET", "planted", 1);
        execv("/proc/self/exe", words);
    }
    lab::fact("escaped", holding("environ"));
}
