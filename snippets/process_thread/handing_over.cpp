// Handing over a block is cheap where memory is shared and dear where it is copied, thread or not.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/mman.h>
#include <thread>
#include <vector>

constexpr std::size_t kSize = 1 << 20;

struct Receiver {  // somebody else, who answers when it has the whole block
    lab::Pipe to = lab::make_pipe(), from = lab::make_pipe();

    void receive(std::size_t size) const {  // until nobody can send any more
        std::vector<char> block(size);
        for (std::size_t have = 0, got = 1; got != 0; have += got) {
            if (have == size) lab::must(write(from.writer, "h", 1)), have = 0;
            got = static_cast<std::size_t>(
                lab::must(read(to.reader, block.data() + have, size - have)));
        }
    }
    void send(const char* block, std::size_t size) const {
        for (std::size_t sent = 0; sent < size;)
            sent +=
                static_cast<std::size_t>(lab::must(write(to.writer, block + sent, size - sent)));
        char answer = 0;
        lab::must(read(from.reader, &answer, 1));
    }
};

int main() {
    lab::must(lab::pin(0) ? 0 : -1);
    void* const memory = lab::must(  // a child of ours would see it, too
        mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    const auto block = static_cast<const char*>(memory);
    const std::size_t news = 1;  // one byte says: the block is where you know
    const std::size_t size = lab::control() ? news : kSize;  // control: tell a process the same

    Receiver process;
    if (lab::must(fork()) == 0) {
        process.to.writer.reset();
        process.receive(size), _exit(0);
    }
    Receiver thread;
    std::thread partner([&] { thread.receive(news); });

    lab::arm("thread_told", [&] { thread.send(block, news); });
    lab::arm("process_copied", [&] { process.send(block, size); });
    const int result = lab::run();
    thread.to.writer.reset(), process.to.writer.reset();
    partner.join(), wait(nullptr);
    return result;
}
