// A descriptor sent over a socket is the same open file: the two processes share its offset.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/uio.h>

// A message of one byte that carries a descriptor in its control part (SCM_RIGHTS).
class Parcel {
public:
    Parcel() {
        message_.msg_iov = &byte_part_, message_.msg_iovlen = 1;
        message_.msg_control = space_, message_.msg_controllen = sizeof space_;
    }
    void send(int socket, int fd) {
        cmsghdr& head = *CMSG_FIRSTHDR(&message_);
        head = {.cmsg_len = CMSG_LEN(sizeof fd), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
        std::memcpy(CMSG_DATA(&head), &fd, sizeof fd);
        lab::must(sendmsg(socket, &message_, 0));
    }
    lab::Fd receive(int socket) {
        lab::must(recvmsg(socket, &message_, 0));
        int fd = -1;
        std::memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message_)), sizeof fd);
        return lab::Fd(fd);
    }

private:
    char byte_ = 'x';
    iovec byte_part_{&byte_, 1};
    alignas(cmsghdr) char space_[CMSG_SPACE(sizeof(int))] = {};
    msghdr message_{};
};

lab::Fd open_file() { return lab::Fd(lab::must(open("/proc/self/exe", O_RDONLY))); }

int main() {
    const lab::SocketPair pair = lab::make_socket_pair();
    lab::Fd file = open_file();
    lab::must(lseek(file, 100, SEEK_SET));

    Parcel().send(pair.first, file);
    lab::in_child([&] {
        file.reset();  // nothing is left of what was inherited
        lab::Fd received = Parcel().receive(pair.second);
        if (lab::control()) received = open_file();  // control: the same file, opened anew
        lab::read_once(received, 10);
    });

    lab::fact("offset_before", 100, "B");
    lab::fact("offset_after_peer_read_10", lab::must(lseek(file, 0, SEEK_CUR)), "B");
}
