// Messages outlive their sender, and the receiver may take a later one first.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <mqueue.h>

std::string taken_from_sysv() {
    const lab::SysvQueue queue;
    lab::in_child([&] {  // sends 1, 2, 3 and is gone
        for (lab::SysvMessage message; message.type <= 3; ++message.type)
            lab::must(msgsnd(queue, &message, 0, 0));
    });
    std::string order;
    for (long wanted : {2, 0, 0}) {      // 0: whichever is first
        if (lab::control()) wanted = 0;  // control: never ask for a type
        lab::SysvMessage message;
        lab::must(msgrcv(queue, &message, sizeof message.text, wanted, IPC_NOWAIT));
        order += " " + std::to_string(message.type);
    }
    return order.substr(1);  // without the first space
}

std::string taken_from_posix() {
    const std::string name = lab::unique_name("order");
    const lab::Fd queue(lab::must(mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600, nullptr)));
    lab::must(mq_unlink(name.c_str()));
    lab::in_child([&] {
        for (const unsigned priority : {1u, 5u, 3u}) lab::must(mq_send(queue, "", 0, priority));
    });
    std::string order;
    for (int i = 0; i < 3; ++i) {
        lab::SysvMessage message;
        unsigned priority = 0;
        lab::must(mq_receive(queue, message.text, sizeof message.text, &priority));
        order += " " + std::to_string(priority);
    }
    return order.substr(1);
}

int main() {
    lab::fact("sysv_types_taken", taken_from_sysv());
    lab::fact("posix_priorities_taken", taken_from_posix());
}
