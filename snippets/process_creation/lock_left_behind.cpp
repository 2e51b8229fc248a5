// fork takes only the calling thread along; a lock that another thread holds stays locked for good.
#include <unistd.h>

#include <lab/lab.hpp>
#include <lab/tasks.hpp>
#include <latch>
#include <mutex>
#include <thread>

int main() {
    std::mutex lock;
    std::latch locked(1), forked(1);

    std::thread holder([&] {
        std::unique_lock hold(lock);
        if (lab::control()) hold.unlock();  // control: released before the fork
        locked.count_down();
        forked.wait();
    });
    locked.wait();
    lab::fact("tasks_in_parent", lab::tasks(), "threads");
    lab::in_child([&] {
        lab::fact("tasks_in_child", lab::tasks(), "threads");
        lab::fact("locked_in_child", !lock.try_lock(), "yes/no");
    });
    forked.count_down();
    holder.join();
}
