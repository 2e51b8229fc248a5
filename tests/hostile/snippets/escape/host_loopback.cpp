// Connects to servers of the host: by TCP on the loopback, and by an abstract name.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <lab/attack.hpp>
#include <lab/lab.hpp>
#include <lab/target.hpp>

const sockaddr* address(const auto& any) { return reinterpret_cast<const sockaddr*>(&any); }

int reached(const auto& name, socklen_t size, int family) {
    const int server = socket(family, SOCK_STREAM, 0), client = socket(family, SOCK_STREAM, 0);
    if (lab::control()) {
        lab::must(bind(server, address(name), size));
        lab::must(listen(server, 1));
    }
    return succeeded({connect(client, address(name), size)});
}

int main() {
    sockaddr_in tcp{};
    tcp.sin_family = AF_INET;
    tcp.sin_port = htons(target::port);
    tcp.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr_un abstract{};
    abstract.sun_family = AF_UNIX;
    std::strcpy(abstract.sun_path + 1, target::socket_name);
    const auto size = offsetof(sockaddr_un, sun_path) + 1 + std::strlen(target::socket_name);
    lab::fact("escaped", reached(tcp, sizeof tcp, AF_INET) +
                             reached(abstract, static_cast<socklen_t>(size), AF_UNIX));
}
