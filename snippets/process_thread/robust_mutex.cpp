// A robust lock tells the next owner that the last one died; a plain lock stays locked for ever.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/shared.hpp>

#include <pthread.h>
#include <csignal>

class Lock {  // between processes
public:
    explicit Lock(int robustness) {
        pthread_mutexattr_t wanted;
        lab::must_zero(pthread_mutexattr_init(&wanted));
        lab::must_zero(pthread_mutexattr_setpshared(&wanted, PTHREAD_PROCESS_SHARED));
        lab::must_zero(pthread_mutexattr_setrobust(&wanted, robustness));
        lab::must_zero(pthread_mutex_init(&mutex_, &wanted));
        lab::must_zero(pthread_mutexattr_destroy(&wanted));
    }
    void take() { lab::must_zero(pthread_mutex_lock(&mutex_)); }
    void give() { lab::must_zero(pthread_mutex_unlock(&mutex_)); }
    std::string try_to_take() {
        const int error = pthread_mutex_trylock(&mutex_);
        return error == 0 ? "taken" : strerrorname_np(error);
    }

private:
    pthread_mutex_t mutex_;
};

std::string after_the_holder_died(int robustness) {
    const lab::Shared<Lock> lock(robustness);
    lab::in_child([&] {
        lock->take();
        if (lab::control()) lock->give();  // control: the holder gives it back before it dies
        raise(SIGKILL);
    });
    return lock->try_to_take();
}

int main() {
    lab::fact("plain", after_the_holder_died(PTHREAD_MUTEX_STALLED));
    lab::fact("robust", after_the_holder_died(PTHREAD_MUTEX_ROBUST));
}
