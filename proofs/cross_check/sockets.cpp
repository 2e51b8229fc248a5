// Messages over a pair of AF_UNIX sockets, to another process on the same CPU.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>

#include <array>

constexpr std::size_t kMessage = 100;  // bytes, as hackbench sends
using Message = std::array<char, kMessage>;

void send(int socket, const Message& message) {
    lab::must(write(socket, message.data(), message.size()));
}

bool receive(int socket, Message& message) {  // a stream may give a message in parts
    for (std::size_t got = 0; got < message.size();) {
        const ssize_t more = read(socket, message.data() + got, message.size() - got);
        if (more <= 0) return false;
        got += static_cast<std::size_t>(more);
    }
    return true;
}

int main() {
    lab::pin(0);
    const lab::SocketPair answered = lab::make_socket_pair(), stream = lab::make_socket_pair();
    const lab::Process echo([&] {
        for (Message message; receive(answered.second, message);) send(answered.second, message);
    });
    const lab::Process reader([&] {
        for (Message message; receive(stream.second, message);) continue;
    });
    Message message{};
    lab::arm("round_trip",
             [&] { send(answered.first, message), receive(answered.first, message); });
    constexpr int kMany = 2000;  // several full sockets: each operation waits as often as the next
    lab::arm("unanswered", [&] {
        for (int i = 0; i < kMany; ++i) send(stream.first, message);
    });
    return lab::run();
}
