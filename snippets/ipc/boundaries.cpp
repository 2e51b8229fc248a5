// Two writes, one read: a pipe hands over the bytes of both, for it keeps no message apart.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <mqueue.h>
#include <sys/stat.h>

const std::string kFirst = "abc", kSecond = "defgh";

void write_twice_read_once(const char* name, int to, int from) {
    lab::write_once(to, kFirst);
    lab::write_once(to, kSecond);
    lab::fact(name, lab::read_once(from).size(), "B");
}

void sockets(const char* name, int type) {
    const lab::SocketPair pair = lab::make_socket_pair(type);
    write_twice_read_once(name, pair.first, pair.second);
}

void posix_queue() {
    const std::string name = lab::unique_name("boundaries");
    const lab::Fd queue(lab::must(mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600, nullptr)));
    lab::must(mq_unlink(name.c_str()));
    for (const std::string& text : {kFirst, kSecond})
        lab::must(mq_send(queue, text.data(), text.size(), 0));
    lab::SysvMessage message;
    lab::fact("posix_queue",
              lab::must(mq_receive(queue, message.text, sizeof message.text, nullptr)), "B");
}

void sysv_queue() {
    const lab::SysvQueue queue;
    lab::SysvMessage message;
    for (const std::string& text : {kFirst, kSecond})
        lab::must(msgsnd(queue, &message, text.size(), 0));
    lab::fact("sysv_queue", lab::must(msgrcv(queue, &message, sizeof message.text, 0, 0)), "B");
}

void fifo() {
    const std::string path = lab::unique_path("boundaries");
    lab::must(mkfifo(path.c_str(), 0600));
    const lab::Fd both(lab::must(open(path.c_str(), O_RDWR)));
    lab::must(unlink(path.c_str()));
    write_twice_read_once("fifo", both, both);
}

int main() {
    const lab::Pipe pipe = lab::make_pipe(lab::control() ? O_DIRECT : 0);  // control: packets
    const lab::Pipe packets = lab::make_pipe(O_DIRECT);

    write_twice_read_once("pipe", pipe.writer, pipe.reader);
    write_twice_read_once("packet_pipe", packets.writer, packets.reader);
    fifo();
    sockets("stream_socket", SOCK_STREAM);
    sockets("datagram_socket", SOCK_DGRAM);
    sockets("seqpacket_socket", SOCK_SEQPACKET);
    posix_queue();
    sysv_queue();
}
