// Opens sockets that are in no namespace (AF_VSOCK reaches the hypervisor) or read raw packets.
#include <netinet/in.h>
#include <sys/socket.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    int escaped =
        succeeded({socket(AF_INET, SOCK_RAW, IPPROTO_ICMP), socket(AF_INET6, SOCK_RAW, 58),
                   socket(AF_PACKET, SOCK_RAW, 0), socket(AF_VSOCK, SOCK_DGRAM, 0)});
    for (int family = 0; family < 60; ++family)
        if (family != AF_UNIX && family != AF_INET && family != AF_INET6 && family != AF_NETLINK)
            escaped += succeeded({socket(family, SOCK_STREAM, 0), socket(family, SOCK_DGRAM, 0),
                                  socket(family, SOCK_SEQPACKET, 0)});
    if (lab::control()) escaped += succeeded({socket(AF_UNIX, SOCK_STREAM, 0)});
    lab::fact("escaped", escaped);
}
