// A thread that waits for a silent client leaves another one, who has asked already, unanswered.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>

#include <poll.h>

// Client 2 asks at once. Client 1 stays silent until client 2 has its answer, or until its patience
// of 300 ms is over.
void clients(int first, int second) {
    lab::event("2_asks");
    lab::write_once(second, "x");
    pollfd answer{.fd = second, .events = POLLIN, .revents = 0};
    lab::must(poll(&answer, 1, 300));
    lab::event("1_asks");
    lab::write_once(first, "x");
    lab::must(poll(&answer, 1, -1));
}

void answer(int client, const char* what) {
    lab::read_once(client);  // waits as long as the client is silent
    lab::event(what);
    lab::write_once(client, "y");
}

int main() {
    const lab::SocketPair first = lab::make_socket_pair(), second = lab::make_socket_pair();
    lab::Process both([&] { clients(first.second, second.second); });

    pollfd asked[] = {{.fd = first.first, .events = POLLIN, .revents = 0},
                      {.fd = second.first, .events = POLLIN, .revents = 0}};
    if (lab::control()) lab::must(poll(asked, 2, -1));  // control: look first who has asked
    const bool second_is_first = asked[1].revents != 0;

    if (second_is_first) answer(second.first, "2_answered");
    answer(first.first, "1_answered");
    if (!second_is_first) answer(second.first, "2_answered");
    both.wait();
}
