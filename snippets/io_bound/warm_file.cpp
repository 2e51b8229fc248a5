// A task that reads a file need not be IO-bound: from the page cache it never waits.
#include <lab/lab.hpp>

#include <fcntl.h>
#include <sys/resource.h>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

using Input = std::unique_ptr<FILE, int (*)(FILE*)>;
constexpr int kMiB = 1 << 20, kSize = 16 * kMiB;

Input file_just_written() {
    const int unnamed = lab::must(open(".", O_TMPFILE | O_RDWR, 0600));
    Input file(lab::must(fdopen(unnamed, "w+")), &std::fclose);
    const std::vector<char> block(kMiB, 'x');
    for (int i = 0; i < kSize / kMiB; ++i) std::fwrite(block.data(), 1, block.size(), file.get());
    std::rewind(file.get());
    return file;
}

Input sent_by_another_process() {
    const std::string command = "head -c " + std::to_string(kSize) + " /dev/zero";
    return {lab::must(popen(command.c_str(), "r")), &pclose};
}

std::uint32_t checksum(FILE* input, long& bytes) {
    std::uint32_t sum = 0;
    std::vector<unsigned char> block(64 * 1024);
    while (const std::size_t n = std::fread(block.data(), 1, block.size(), input)) {
        for (std::size_t i = 0; i < n; ++i) sum = sum * 31 + block[i];
        bytes += static_cast<long>(n);
    }
    return sum;
}

int main() {
    lab::pin(0);
    // control: the bytes come through a pipe
    const Input input = lab::control() ? sent_by_another_process() : file_just_written();

    rusage before{}, after{};
    long bytes = 0;
    lab::must(getrusage(RUSAGE_THREAD, &before));
    lab::keep(checksum(input.get(), bytes));
    lab::must(getrusage(RUSAGE_THREAD, &after));

    lab::fact("bytes", bytes, "B");
    lab::fact("waits", after.ru_nvcsw - before.ru_nvcsw);
    lab::fact("device_reads", after.ru_inblock - before.ru_inblock);
}
