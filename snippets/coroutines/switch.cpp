// Handing over to a coroutine and back costs a fraction of handing over to a thread and back.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <semaphore.h>
#include <sys/resource.h>
#include <thread>

lab::Steps hand_back() {
    while (true) co_await lab::turn;
}

class Baton {
public:
    Baton() { lab::must(sem_init(&semaphore_, 0, 0)); }
    Baton(const Baton&) = delete;
    Baton& operator=(const Baton&) = delete;
    ~Baton() { sem_destroy(&semaphore_); }

    void give() { lab::must(sem_post(&semaphore_)); }
    void take() { lab::must(sem_wait(&semaphore_)); }

private:
    sem_t semaphore_;
};

class OtherThread {  // does nothing but hand back
public:
    ~OtherThread() {
        ending_ = true;
        there_.give();
    }

    void go_on() {
        there_.give();
        back_.take();
    }

private:
    bool ending_ = false;
    Baton there_, back_;
    std::jthread thread_{[this] {
        for (there_.take(); !ending_; there_.take()) back_.give();
    }};
};

long switches_by_the_kernel() {
    rusage usage{};
    lab::must(getrusage(RUSAGE_THREAD, &usage));
    return usage.ru_nvcsw + usage.ru_nivcsw;
}

int main() {
    lab::pin(0);  // one CPU for both sides: a hand-over has to be a switch
    lab::Steps coroutine = hand_back();
    OtherThread thread;
    const auto to_thread = [&] { thread.go_on(); };
    const auto to_coroutine = [&] {
        // control: to the thread as well
        lab::control() ? to_thread() : coroutine.go_on();
    };

    const long before = switches_by_the_kernel();
    for (int i = 0; i < 1000; ++i) to_coroutine();
    lab::fact("kernel_switches", switches_by_the_kernel() - before);

    lab::arm("coroutine", to_coroutine);
    lab::arm("thread", to_thread);
    return lab::run();
}
