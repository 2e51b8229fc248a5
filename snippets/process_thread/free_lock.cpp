// A mutex that nobody else wants costs about two atomic operations: one to take it, one to give.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/eventfd.h>
#include <atomic>
#include <mutex>
#include <semaphore>
#include <thread>

std::mutex mutex;
std::atomic<int> word = 0;
const lab::Fd lock_in_kernel(lab::must(eventfd(1, EFD_SEMAPHORE)));

void take_and_give() {
    const std::lock_guard lock(mutex);
    asm volatile("");  // whatever the lock protects
}

void take_and_give_in_kernel() {
    eventfd_t one = 0;
    lab::must(eventfd_read(lock_in_kernel, &one));
    lab::must(eventfd_write(lock_in_kernel, one));
}

void two_atomics() {
    word.exchange(1);
    word.exchange(0);
}

int main() {
    std::binary_semaphore over(0);
    const std::jthread bystander([&] { over.acquire(); });  // alone, glibc locks without atomics
    // control: a lock that the kernel keeps
    const auto lock = lab::control() ? take_and_give_in_kernel : take_and_give;

    lab::arm("loop", [] { asm volatile(""); });  // what surrounds each of the others
    lab::arm("free_lock", lock);
    lab::arm("two_atomics", two_atomics);
    const int result = lab::run();
    over.release();
    return result;
}
