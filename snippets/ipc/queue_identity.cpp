// Two processes that know a key get the same queue; without a common key each gets its own.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <mqueue.h>
#include <poll.h>

int main() {
    const key_t key = 0x05000000 | getpid();
    const lab::SysvQueue mine(key);
    lab::fact("maker_sees_queue", int{mine});
    lab::in_child([&] {
        const lab::SysvQueue theirs(lab::control() ? IPC_PRIVATE : key);  // control: no common key
        lab::fact("child_sees_queue", int{theirs});
    });

    const std::string name = lab::unique_name("identity");
    const lab::Fd posix(lab::must(mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600, nullptr)));
    lab::in_child([&] {
        const lab::Fd same(lab::must(mq_open(name.c_str(), O_WRONLY)));
        lab::must(mq_send(same, "hello", 5, 0));
    });
    lab::must(mq_unlink(name.c_str()));
    pollfd watched{.fd = posix, .events = POLLIN, .revents = 0};
    lab::fact("posix_queue_can_be_polled", lab::must(poll(&watched, 1, 0)) == 1);
}
