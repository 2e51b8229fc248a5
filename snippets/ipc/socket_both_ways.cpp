// Over one socket two processes answer each other, and the kernel vouches for who the peer is.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>

#include <sys/un.h>

class Address {  // in the abstract namespace: no file, gone with its socket
public:
    explicit Address(const std::string& name) {
        name.copy(address_.sun_path + 1, sizeof address_.sun_path - 1);
    }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
    static constexpr socklen_t kSize = sizeof(sockaddr_un);

private:
    sockaddr_un address_{.sun_family = AF_UNIX, .sun_path = {}};
};

lab::Fd new_socket() { return lab::Fd(lab::must(socket(AF_UNIX, SOCK_STREAM, 0))); }

int main() {
    const Address here(lab::unique_name("both-ways"));
    const lab::Fd door = new_socket();
    lab::must(bind(door, here.get(), Address::kSize));
    lab::must(listen(door, 1));

    const lab::Process client([&] {
        const lab::Fd mine = new_socket();
        lab::must(connect(mine, here.get(), Address::kSize));
        const std::string question = lab::read_once(mine);
        if (lab::control())
            lab::must(shutdown(mine, SHUT_WR));  // control: one way is shut
        else
            lab::write_once(mine, question + ", and 4");
    });

    const lab::Fd talk(lab::must(accept(door, nullptr, nullptr)));
    lab::write_once(talk, "2 and 2");
    lab::fact("answer", lab::read_once(talk));

    ucred peer{};
    socklen_t size = sizeof peer;
    lab::must(getsockopt(talk, SOL_SOCKET, SO_PEERCRED, &peer, &size));
    lab::fact("peer_pid_is_the_client", peer.pid == client.pid());
}
