// Shared memory and queues keep their content when their maker has ended; a FIFO does not.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <mqueue.h>
#include <sys/mman.h>
#include <sys/stat.h>

const std::string kWord = "hello";

class Names {  // of four objects; whoever removes them last, none is left behind
public:
    const std::string object = lab::unique_name("left"), fifo = lab::unique_path("left");
    const key_t key = 0x06000000 | getpid();

    ~Names() { remove(); }
    void remove() const {
        shm_unlink(object.c_str()), mq_unlink(object.c_str()), unlink(fifo.c_str());
        if (const int queue = msgget(key, 0); queue != -1) msgctl(queue, IPC_RMID, nullptr);
    }
};

void make_all(const Names& names) {
    const int flags = O_RDWR | O_CREAT | O_EXCL;
    const lab::Fd memory(lab::must(shm_open(names.object.c_str(), flags, 0600)));
    lab::write_once(memory, kWord);

    const lab::Fd posix(lab::must(mq_open(names.object.c_str(), flags, 0600, nullptr)));
    lab::must(mq_send(posix, kWord.data(), kWord.size(), 0));

    lab::SysvMessage message;
    kWord.copy(message.text, kWord.size());
    const int sysv = lab::must(msgget(names.key, IPC_CREAT | 0600));
    lab::must(msgsnd(sysv, &message, kWord.size(), 0));

    lab::must(mkfifo(names.fifo.c_str(), 0600));
    const lab::Fd fifo(lab::must(open(names.fifo.c_str(), O_RDWR | O_NONBLOCK)));
    lab::write_once(fifo, kWord);
    if (lab::control()) names.remove();  // control: the maker removes what it made
}

// A failed call found nothing.
void found(const char* where, ssize_t size) { lab::fact(where, std::max<ssize_t>(size, 0), "B"); }

void look_for_all(const Names& names) {
    lab::SysvMessage message;
    const lab::Fd memory(shm_open(names.object.c_str(), O_RDONLY, 0));
    found("in_shared_memory", read(memory, message.text, sizeof message.text));

    const lab::Fd posix(mq_open(names.object.c_str(), O_RDONLY | O_NONBLOCK));
    found("in_posix_queue", mq_receive(posix, message.text, sizeof message.text, nullptr));

    const int sysv = msgget(names.key, 0);
    found("in_sysv_queue", msgrcv(sysv, &message, sizeof message.text, 0, IPC_NOWAIT));

    const lab::Fd fifo(open(names.fifo.c_str(), O_RDONLY | O_NONBLOCK));
    found("in_fifo", read(fifo, message.text, sizeof message.text));
}

int main() {
    const Names names;
    lab::in_child([&] { make_all(names); });
    lab::in_child([&] { look_for_all(names); });
}
