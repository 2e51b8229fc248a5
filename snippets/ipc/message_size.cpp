// One message of a queue carries thousands of bytes; one signal carries no more than a pointer.
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <csignal>

// Bytes that arrive unharmed when a message of this size is sent.
std::size_t through_queue(std::size_t size) {
    const lab::SysvQueue queue;
    lab::SysvMessage sent, received;
    for (std::size_t i = 0; i < size; ++i) sent.text[i] = static_cast<char>(i % 251 + 1);
    if (msgsnd(queue, &sent, size, IPC_NOWAIT) == -1) return 0;
    lab::must(msgrcv(queue, &received, sizeof received.text, 0, IPC_NOWAIT));
    std::size_t intact = 0;
    while (intact < size && received.text[intact] == sent.text[intact]) ++intact;
    return intact;
}

// Bytes of the value that a queued signal brings along.
std::size_t through_signal() {
    sigset_t mine;
    sigemptyset(&mine), sigaddset(&mine, SIGRTMIN);
    lab::must(sigprocmask(SIG_BLOCK, &mine, nullptr));
    sigval value;
    value.sival_ptr = reinterpret_cast<void*>(~std::uintptr_t{0});
    lab::must(sigqueue(getpid(), SIGRTMIN, value));
    siginfo_t came;
    lab::must(sigwaitinfo(&mine, &came));
    return came.si_value.sival_ptr == value.sival_ptr ? sizeof value : 0;
}

int main() {
    msginfo limits;
    lab::must(msgctl(0, IPC_INFO, reinterpret_cast<msqid_ds*>(&limits)));
    const auto largest =
        std::min(static_cast<std::size_t>(limits.msgmax), sizeof(lab::SysvMessage::text));

    // control: the message is as small as a signal's value
    lab::fact("message_bytes", through_queue(lab::control() ? sizeof(sigval) : largest), "B");
    lab::fact("signal_bytes", through_signal(), "B");
    lab::fact("bytes_over_the_limit", through_queue(static_cast<std::size_t>(limits.msgmax) + 1),
              "B");
}
