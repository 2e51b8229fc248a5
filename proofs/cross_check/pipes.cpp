// A stream through a pipe to another process on the same CPU, as stress-ng sends it.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>

#include <vector>

constexpr int kPage = 4096;

class Packets {  // one write an operation; it waits only while the pipe has no room
public:
    Packets(std::size_t size, int pages) : packet_(size), reader_([this] { read_all(); }) {
        lab::must(fcntl(pipe_.writer, F_SETPIPE_SZ, pages * kPage));
    }
    void send() { lab::must(write(pipe_.writer, packet_.data(), packet_.size())); }

private:
    void read_all() {
        while (lab::must(read(pipe_.reader, packet_.data(), packet_.size())) > 0) continue;
    }

    std::vector<char> packet_;
    const lab::Pipe pipe_ = lab::make_pipe(O_DIRECT);  // every packet takes a page of its own
    const lab::Process reader_;
};

int main() {
    lab::pin(0);
    constexpr int kMany = 160;  // ten full pipes: each operation waits as often as the next
    Packets stream(512, 16), single(1, 1);
    lab::arm("packets", [&] {
        for (int i = 0; i < kMany; ++i) stream.send();
    });
    lab::arm("single_packet", [&] { single.send(); });  // the next waits until it is read
    return lab::run();
}
