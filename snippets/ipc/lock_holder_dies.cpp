// A semaphore has no owner: when the process that took it is killed, it stays taken.
#include <lab/lab.hpp>
#include <lab/shared.hpp>

#include <pthread.h>
#include <csignal>
#include <cstring>

class RobustMutex {  // between processes, and told when its owner dies
public:
    RobustMutex() {
        pthread_mutexattr_t kind;
        lab::must_zero(pthread_mutexattr_init(&kind));
        lab::must_zero(pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED));
        lab::must_zero(pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST));
        lab::must_zero(pthread_mutex_init(&mutex_, &kind));
        pthread_mutexattr_destroy(&kind);
    }
    int lock() { return pthread_mutex_trylock(&mutex_); }

private:
    pthread_mutex_t mutex_;
};

struct Locks {
    lab::Semaphore semaphore{1};
    RobustMutex mutex;
};

int main() {
    const lab::Shared<Locks> locks;

    lab::in_child([&] {
        locks->semaphore.wait();
        lab::must_zero(locks->mutex.lock());
        if (lab::control()) locks->semaphore.post();  // control: it gives the semaphore back first
        lab::must(raise(SIGKILL));
    });
    lab::fact("semaphore_free_after_death", locks->semaphore.try_wait());
    lab::fact("mutex_after_death", strerrorname_np(locks->mutex.lock()));

    lab::in_child([&] { locks->semaphore.post(); });  // one that never took it
    lab::fact("stranger_may_release_it", locks->semaphore.try_wait());
}
