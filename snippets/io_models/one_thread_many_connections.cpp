// One thread serves 500 connections; no other thread or process is made for them.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>
#include <lab/shared.hpp>

#include <sys/epoll.h>
#include <filesystem>
#include <thread>
#include <vector>

constexpr int kConnections = 500;

void answer(int connection) { lab::write_once(connection, lab::read_once(connection)); }

// Speaks on every connection before it reads the first answer. Ends with how many were right.
long talk(const std::vector<lab::Fd>& connections) {
    for (const lab::Fd& each : connections) lab::write_once(each, "x");
    long right = 0;
    for (const lab::Fd& each : connections) right += lab::read_once(each) == "x";
    return right;
}

void serve_by_one_thread(const std::vector<lab::Fd>& connections) {
    const lab::Fd epoll(lab::must(epoll_create1(0)));
    for (const int fd : connections) {
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = fd}};
        lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &wanted));
    }
    for (int served = 0; served < kConnections; ++served) {
        epoll_event ready;
        lab::must(epoll_wait(epoll, &ready, 1, -1));
        answer(ready.data.fd);
    }
}

int main() {
    std::vector<lab::Fd> here, there;
    for (int i = 0; i < kConnections; ++i) {
        lab::SocketPair pair = lab::make_socket_pair();
        here.push_back(std::move(pair.first)), there.push_back(std::move(pair.second));
    }
    const lab::Shared<lab::Semaphore> start;
    lab::Process clients([&] {
        start->wait();
        lab::fact("answered", talk(there), "connections");
    });

    std::vector<std::jthread> threads;
    if (lab::control())  // control: a thread for each connection
        for (const int fd : here) threads.emplace_back(answer, fd);
    const std::filesystem::directory_iterator tasks("/proc/self/task"), end;
    lab::fact("threads_of_the_server", std::distance(tasks, end), "threads");

    start->post();
    if (threads.empty()) serve_by_one_thread(here);
    clients.wait();
}
