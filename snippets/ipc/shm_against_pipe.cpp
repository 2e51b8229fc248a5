// Shared memory moves data faster than a pipe, as long as no chunk needs a call to the kernel.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>
#include <lab/shared.hpp>

#include <cstring>

constexpr std::size_t kBurst = 1 << 16;  // as much as a pipe holds by default

struct Meeting {
    lab::Semaphore filled, emptied;
    char memory[kBurst] = {};
    std::size_t chunk = 0, chunks_each_time = 0;  // what the sender is going to do
    bool by_pipe = false;
};

class Burst {  // 64 KiB from this process to a peer on the same CPU
public:
    void by_pipe(std::size_t chunk) { send(true, chunk, kBurst / chunk); }
    void by_memory(std::size_t chunk) {
        // control: a meeting for each chunk
        send(false, chunk, lab::control() ? 1 : kBurst / chunk);
    }
    void by_memory_met_each_time(std::size_t chunk) { send(false, chunk, 1); }

private:
    void send(bool by_pipe, std::size_t chunk, std::size_t chunks_each_time) {
        meeting_->by_pipe = by_pipe, meeting_->chunk = chunk;
        meeting_->chunks_each_time = chunks_each_time;
        for (std::size_t at = 0, done = 0; at < kBurst; at += chunk) {
            if (by_pipe)
                lab::must(write(pipe_.writer, mine_ + at, chunk));
            else
                std::memcpy(meeting_->memory + at, mine_ + at, chunk);
            if (++done % chunks_each_time == 0) meeting_->filled.post(), meeting_->emptied.wait();
        }
    }

    void receive() {
        for (std::size_t at = 0;; meeting_->emptied.post()) {
            meeting_->filled.wait();
            for (std::size_t i = 0; i < meeting_->chunks_each_time; ++i) {
                const std::size_t chunk = meeting_->chunk;
                if (meeting_->by_pipe)
                    lab::must(read(pipe_.reader, mine_ + at, chunk));
                else
                    std::memcpy(mine_ + at, meeting_->memory + at, chunk);
                at = (at + chunk) % kBurst;
            }
        }
    }

    const bool pinned_ = lab::pin(0);
    const lab::Shared<Meeting> meeting_;
    const lab::Pipe pipe_ = lab::make_pipe();
    char mine_[kBurst] = {};
    const lab::Process peer_{[this] { receive(); }};
};

int main() {
    Burst burst;
    for (const long chunk : {64, 4096, 65536}) {
        const auto size = static_cast<std::size_t>(chunk);
        lab::arm("pipe", chunk, [&, size] { burst.by_pipe(size); });
        lab::arm("memory", chunk, [&, size] { burst.by_memory(size); });
        lab::arm("memory_met_each_time", chunk, [&, size] { burst.by_memory_met_each_time(size); });
    }
    return lab::run();
}
