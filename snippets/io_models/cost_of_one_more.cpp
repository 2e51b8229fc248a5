// To watch one more connection costs a fraction of what a thread for it costs.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/epoll.h>
#include <sys/wait.h>
#include <thread>

class Connection {  // its other end stays silent
public:
    void watch() {
        epoll_event wanted{.events = EPOLLIN, .data = {}};
        lab::must(epoll_ctl(epoll_, EPOLL_CTL_ADD, pair_.first, &wanted));
        lab::must(epoll_ctl(epoll_, EPOLL_CTL_DEL, pair_.first, nullptr));
    }

private:
    const lab::Fd epoll_{lab::must(epoll_create1(0))};
    const lab::SocketPair pair_ = lab::make_socket_pair();
};

void give_it_a_thread() {
    std::thread([] {}).join();
}

void give_it_a_process() {
    const pid_t child = lab::must(fork());
    if (child == 0) _exit(0);
    lab::must(waitpid(child, nullptr, 0));
}

int main() {
    Connection connection;
    lab::arm("process", give_it_a_process);
    lab::arm("thread", give_it_a_thread);
    lab::arm("watch", [&] {
        lab::control() ? give_it_a_thread() : connection.watch();  // control: a thread here too
    });
    return lab::run();
}
