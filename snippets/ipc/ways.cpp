// Seven ways of the usual list carry something to another process, and so do four it leaves out.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>
#include <lab/shared.hpp>

#include <mqueue.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <csignal>

const std::string kWord = "hello";
int carried = 0;

// A child speaks and ends; control: it ends without a word.
template <class Speak>
void child_says(Speak speak) {
    lab::in_child([&] { lab::control() ? void() : speak(); });
}

// Then the parent looks, without waiting, for what has come.
void parent_heard(const char* way, bool heard) {
    lab::fact(way, heard);
    carried += heard;
}

void by_stream(const char* way, int to, int from) {
    child_says([&] { lab::write_once(to, kWord); });
    parent_heard(way, lab::read_once(from) == kWord);
}

void by_memory(const char* way, int fd) {
    lab::must(ftruncate(fd, 4096));
    const lab::Mapping page(fd);
    child_says([&] { kWord.copy(page.text(), kWord.size()); });
    parent_heard(way, page.text() == kWord);
}

void by_fifo() {
    const std::string path = lab::unique_path("ways");
    lab::must(mkfifo(path.c_str(), 0600));
    const lab::Fd fifo(lab::must(open(path.c_str(), O_RDWR | O_NONBLOCK)));
    lab::must(unlink(path.c_str()));
    by_stream("fifo", fifo, fifo);
}

void by_sysv_queue() {
    const lab::SysvQueue queue;
    lab::SysvMessage message;
    child_says([&] { lab::must(msgsnd(queue, &message, kWord.size(), 0)); });
    parent_heard("sysv_queue", msgrcv(queue, &message, kWord.size(), 0, IPC_NOWAIT) == 5);
}

void by_shared_memory() {
    const std::string name = lab::unique_name("ways");
    const lab::Fd memory(lab::must(shm_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600)));
    lab::must(shm_unlink(name.c_str()));
    by_memory("shared_memory", memory);
}

void by_semaphore() {
    const lab::Shared<lab::Semaphore> semaphore;
    child_says([&] { semaphore->post(); });
    parent_heard("semaphore", semaphore->try_wait());
}

void by_signal() {
    sigset_t usr1;
    sigemptyset(&usr1), sigaddset(&usr1, SIGUSR1);
    lab::must(sigprocmask(SIG_BLOCK, &usr1, nullptr));  // blocked: it waits until it is taken
    child_says([] { lab::must(kill(getppid(), SIGUSR1)); });
    const timespec no_time{};
    parent_heard("signal", sigtimedwait(&usr1, nullptr, &no_time) == SIGUSR1);
}

void by_posix_queue() {
    const std::string name = lab::unique_name("ways");
    const int flags = O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK;
    const lab::Fd queue(lab::must(mq_open(name.c_str(), flags, 0600, nullptr)));
    lab::must(mq_unlink(name.c_str()));
    child_says([&] { lab::must(mq_send(queue, kWord.data(), kWord.size(), 0)); });
    lab::SysvMessage message;
    parent_heard("posix_queue", mq_receive(queue, message.text, sizeof message.text, nullptr) == 5);
}

void by_eventfd() {
    const lab::Fd counter(lab::must(eventfd(0, EFD_NONBLOCK)));
    child_says([&] { lab::must(eventfd_write(counter, 7)); });
    eventfd_t sum = 0;
    parent_heard("eventfd", eventfd_read(counter, &sum) == 0 && sum == 7);
}

int main() {
    const lab::Pipe pipe = lab::make_pipe(O_NONBLOCK);
    by_stream("pipe", pipe.writer, pipe.reader);
    by_fifo();
    by_sysv_queue();
    by_shared_memory();
    by_semaphore();
    const lab::SocketPair socket = lab::make_socket_pair(SOCK_STREAM | SOCK_NONBLOCK);
    by_stream("socket", socket.first, socket.second);
    by_signal();

    by_posix_queue();  // from here on: ways that the list leaves out
    by_eventfd();
    by_memory("memfd", lab::Fd(lab::must(memfd_create("ways", 0))));
    by_memory("file", lab::Fd(lab::must(open("/tmp", O_RDWR | O_TMPFILE, 0600))));

    lab::fact("ways_that_carried", carried, "ways");
}
