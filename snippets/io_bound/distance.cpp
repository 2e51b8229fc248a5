// Even the nearest network, this machine's own loopback, answers far later than memory does.
#include <lab/lab.hpp>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <random>
#include <utility>
#include <vector>

class Memory {  // each line names the one to read next, so that no read can begin early
public:
    explicit Memory(std::size_t bytes) : lines_(bytes / sizeof(Line)) {
        std::minstd_rand random(1);
        for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].next = i;
        for (std::size_t i = lines_.size() - 1; i > 0; --i)  // Sattolo: one round through them all
            std::swap(lines_[i].next, lines_[random() % i].next);
    }
    void read_a_line() { lab::keep(at_ = lines_[at_].next); }

private:
    struct alignas(64) Line {
        std::size_t next;
    };
    std::vector<Line> lines_;
    std::size_t at_ = 0;
};

class Neighbour {  // a process that sends each byte back, over TCP on the loopback
public:
    Neighbour() {
        const int listener = lab::must(socket(AF_INET, SOCK_STREAM, 0));
        sockaddr_in address{};
        socklen_t size = sizeof address;
        auto* const name = reinterpret_cast<sockaddr*>(&address);
        lab::must(listen(listener, 1));  // the kernel chooses a port
        lab::must(getsockname(listener, name, &size));
        if ((child_ = lab::must(fork())) == 0) {
            const int caller = lab::must(accept(listener, nullptr, nullptr));
            for (char byte; read(caller, &byte, 1) == 1;) lab::must(write(caller, &byte, 1));
            _exit(0);
        }
        close(listener);
        socket_ = lab::must(socket(AF_INET, SOCK_STREAM, 0));
        lab::must(connect(socket_, name, size));
    }
    Neighbour(const Neighbour&) = delete;
    Neighbour& operator=(const Neighbour&) = delete;
    ~Neighbour() { close(socket_), waitpid(child_, nullptr, 0); }

    void ask() {
        char byte = '?';
        lab::must(write(socket_, &byte, 1)), lab::must(read(socket_, &byte, 1));
    }

private:
    int socket_ = -1;
    pid_t child_ = 0;
};

int main() {
    lab::pin(0);  // both processes: an answer then needs no second CPU
    Memory small(16 * 1024), large(32 * 1024 * 1024);
    Neighbour neighbour;
    lab::arm("cache", [&] { small.read_a_line(); });
    lab::arm("memory", [&] { large.read_a_line(); });
    lab::arm("loopback", [&] {
        // control: ask the memory again
        lab::control() ? large.read_a_line() : neighbour.ask();
    });
    return lab::run();
}
