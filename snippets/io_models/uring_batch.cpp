// One io_uring call reads 64 blocks of a file; pread needs a call for each.
#include <lab/lab.hpp>
#include <lab/uring.hpp>

#include <string>

constexpr unsigned kBlocks = 64, kBlockSize = 256;

int main() {
    const lab::Fd file(lab::must(open("/proc/self/exe", O_RDONLY)));

    std::string by_pread(kBlocks * kBlockSize, '\0');
    int pread_calls = 0;
    for (std::size_t at = 0; at < by_pread.size(); at += kBlockSize, ++pread_calls)
        lab::must(pread(file, &by_pread[at], kBlockSize, static_cast<off_t>(at)));

    std::string by_uring(kBlocks * kBlockSize, '\0');
    lab::Uring ring(kBlocks);
    for (std::size_t at = 0; at < by_uring.size(); at += kBlockSize) {
        ring.add_read(file, &by_uring[at], kBlockSize, at);
        if (lab::control()) ring.enter(1);  // control: hand over each read by itself
    }
    if (!lab::control()) ring.enter(kBlocks);

    long bytes = 0;
    while (const auto size = ring.take()) bytes += *size;

    lab::fact("pread_calls", pread_calls, "calls");
    lab::fact("io_uring_calls", ring.calls(), "calls");
    lab::fact("bytes_by_io_uring", bytes, "B");
    lab::fact("same_bytes", by_uring == by_pread);
}
