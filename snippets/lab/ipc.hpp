// Names that no other run uses, and System V objects that are removed with their owner.
#pragma once

#include <sys/ipc.h>
#include <sys/msg.h>
#include <unistd.h>

#include <lab/detail/check.hpp>
#include <string>

namespace lab {

/// A name for mq_open and shm_open: "/lab-PID-thing".
inline std::string unique_name(const std::string& thing) {
    static const std::string owner = std::to_string(getpid());  // a child keeps its parent's name
    return "/lab-" + owner + "-" + thing;
}

/// The same as a path in the working folder, for FIFOs and files. The runner removes that folder.
inline std::string unique_path(const std::string& thing) {
    char folder[4096];
    return must(getcwd(folder, sizeof folder)) + unique_name(thing);
}

/// A System V message queue. It would outlive the program, so the maker's destructor removes it.
class SysvQueue {
public:
    /// @param key IPC_PRIVATE, or a number by which others find the queue
    explicit SysvQueue(key_t key = IPC_PRIVATE) : id_(must(msgget(key, IPC_CREAT | 0600))) {}
    SysvQueue(const SysvQueue&) = delete;
    SysvQueue& operator=(const SysvQueue&) = delete;
    ~SysvQueue() {
        if (getpid() == owner_) msgctl(id_, IPC_RMID, nullptr);
    }

    operator int() const { return id_; }

private:
    const pid_t owner_ = getpid();
    int id_;
};

/// What msgsnd and msgrcv take: a type above zero, then the text.
struct SysvMessage {
    long type = 1;
    char text[8192] = {};
};

}  // namespace lab
