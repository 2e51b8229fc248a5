// Coroutines of one loop are never at work at once; those of two loops are, on two CPUs.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <ctime>
#include <new>
#include <thread>

struct Meeting {
    std::atomic<int> inside = 0, most = 0;
};

lab::Steps attend(Meeting& meeting) {  // computes until another is inside too, 0.2 s at most:
    const auto end = std::clock() + CLOCKS_PER_SEC / 5;  // of CPU time, so that load only delays
    ++meeting.inside;
    while (meeting.most < 2 && std::clock() < end)
        if (meeting.inside > meeting.most) meeting.most = meeting.inside.load();
    --meeting.inside;
    co_return;
}

void loop_on_cpu(int cpu, Meeting& meeting) {
    lab::pin(cpu);
    attend(meeting).go_on();
}

void in_one_loop(Meeting& meeting) {
    lab::Steps first = attend(meeting), second = attend(meeting);
    first.go_on();
    second.go_on();
}

void in_two_threads(Meeting& meeting) {
    const std::jthread first(loop_on_cpu, 0, std::ref(meeting));
    const std::jthread second(loop_on_cpu, 1, std::ref(meeting));
}

void in_two_processes(Meeting& meeting) {
    const std::jthread first([&] { lab::in_child([&] { loop_on_cpu(0, meeting); }); });
    lab::in_child([&] { loop_on_cpu(1, meeting); });
}

int most_at_once(void (*way)(Meeting&)) {
    void* const memory = lab::must(
        mmap(nullptr, sizeof(Meeting), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    Meeting* const meeting = new (memory) Meeting;  // shared with children
    way(*meeting);
    return meeting->most;
}

int main() {
    // control two_loops: a loop and a thread each; control one_loop: the same loop
    const auto one = lab::control("two_loops") ? in_two_threads : in_one_loop;
    const auto two = lab::control("one_loop") ? in_one_loop : in_two_processes;
    lab::fact("at_once_in_one_loop", most_at_once(one));
    lab::fact("at_once_in_two_processes", most_at_once(two));
    lab::fact("at_once_in_two_threads", most_at_once(in_two_threads));
}
