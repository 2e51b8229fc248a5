// A thread cannot outlive its process; but a process outlives its main thread while another runs.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/tasks.hpp>

#include <pthread.h>

enum class Way { kReturn, kPthreadExit };

void answer(lab::Fd questions) {
    while (!lab::read_once(questions).empty()) lab::write_once(questions, "here");
}

[[noreturn]] void end_main_thread(lab::Fd questions, Way way) {
    std::thread(answer, std::move(questions)).detach();
    if (way == Way::kPthreadExit) pthread_exit(nullptr);
    std::_Exit(0);  // what a return from main comes to
}

bool answers_after_main_ended(Way way) {
    lab::SocketPair line = lab::make_socket_pair();
    const pid_t child = lab::must(fork());
    if (child == 0) line.first.reset(), end_main_thread(std::move(line.second), way);
    line.second.reset();

    while (lab::state(child) != 'Z') sched_yield();  // its first thread has ended, either way
    char reply = 0;
    send(line.first, "?", 1, MSG_NOSIGNAL);
    const bool answered = recv(line.first, &reply, 1, 0) == 1;

    line.first.reset();  // no more questions: the thread comes to its end, and so does the process
    lab::must(waitpid(child, nullptr, 0));
    return answered;
}

int main() {
    const bool swapped = lab::control();  // control: main ends the other way in each case
    const Way first = swapped ? Way::kPthreadExit : Way::kReturn;
    const Way second = swapped ? Way::kReturn : Way::kPthreadExit;
    lab::fact("thread_lives_after_return_from_main", answers_after_main_ended(first));
    lab::fact("thread_lives_after_pthread_exit_in_main", answers_after_main_ended(second));
}
