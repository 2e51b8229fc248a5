// For the same requests, one event loop is switched in far less often than a thread per connection.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>
#include <lab/shared.hpp>

#include <sched.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <thread>
#include <vector>

constexpr int kRounds = 50;
using Connections = std::vector<lab::Fd>;

struct Network {
    Connections servers, clients;
    explicit Network(int size) {
        for (int i = 0; i < size; ++i) {
            lab::SocketPair pair = lab::make_socket_pair();
            servers.push_back(std::move(pair.first)), clients.push_back(std::move(pair.second));
        }
    }
};

// In each round every client asks, and then every client reads its answer.
void ask(const Connections& clients) {
    for (int round = 0; round < kRounds; ++round) {
        for (const int fd : clients) lab::write_once(fd, "x");
        for (const int fd : clients) lab::read_once(fd);
    }
}

void answer(int connection) { lab::write_once(connection, lab::read_once(connection)); }

void by_a_thread_each(const Connections& servers) {
    std::vector<std::jthread> threads;
    for (const int fd : servers)
        threads.emplace_back([fd] {
            for (int i = 0; i < kRounds; ++i) answer(fd);
        });
}

void by_event_loop(const Connections& servers) {
    const lab::Fd epoll(lab::must(epoll_create1(0)));
    for (const int fd : servers) {
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = fd}};
        lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &wanted));
    }
    std::vector<epoll_event> ready(servers.size());
    for (std::size_t left = servers.size() * kRounds; left > 0;) {
        const int count =
            lab::must(epoll_wait(epoll, ready.data(), static_cast<int>(ready.size()), -1));
        for (int i = 0; i < count; ++i) answer(ready[static_cast<std::size_t>(i)].data.fd);
        left -= static_cast<std::size_t>(count);
    }
}

// How often a thread of the server gave up the CPU, for each thousand requests.
template <class Server>
long switches(int connections, Server serve) {
    const Network network(connections);
    const lab::Shared<long> count(0L);
    lab::Process server([&] {
        serve(network.servers);
        rusage usage;
        lab::must(getrusage(RUSAGE_SELF, &usage));
        *count = usage.ru_nvcsw + usage.ru_nivcsw;
    });
    ask(network.clients);
    server.wait();
    return 1000 * *count / (connections * kRounds);
}

int main() {
    lab::pin(0);  // client and server share one CPU,
    const sched_param no_priority{};
    lab::must(sched_setscheduler(0, SCHED_BATCH, &no_priority));  // and none pushes its waker aside

    const int connections = lab::control() ? 1 : 64;  // control: one connection
    const long by_threads = switches(connections, by_a_thread_each);
    const long by_loop = switches(connections, by_event_loop);

    lab::fact("thread_each", by_threads, "switches");
    lab::fact("event_loop", by_loop, "switches");
    lab::fact("spared_by_the_loop", by_threads - by_loop, "switches");
}
