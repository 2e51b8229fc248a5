// Each thread has its own locals, errno and thread_local objects, but no wall around them.
#include <lab/lab.hpp>

#include <sys/wait.h>
#include <barrier>
#include <cerrno>
#include <set>
#include <thread>
#include <vector>

constexpr int kThreads = 4;
thread_local int of_this_thread = 0;
int of_everybody = 0;

const void* place_of_mine() { return &of_this_thread; }
const void* place_of_ours() { return &of_everybody; }

struct Addresses {
    const void *local, *tls, *error, *global;
};

std::vector<Addresses> collect() {  // the barrier keeps all threads alive until all have looked
    std::vector<Addresses> seen(kThreads);
    std::barrier all_looked(kThreads);
    std::vector<std::jthread> threads;
    for (Addresses& mine : seen)
        threads.emplace_back([&] {
            const bool one_for_all = lab::control("one_for_all");    // control: no thread_local
            const bool static_local = lab::control("static_local");  // control: no automatic object
            const int local = 0;
            mine = {static_local ? &of_everybody : &local,
                    one_for_all ? place_of_ours() : place_of_mine(), &errno, place_of_ours()};
            all_looked.arrive_and_wait();
        });
    return threads.clear(), seen;
}

long how_many(const std::vector<Addresses>& seen, const void* Addresses::*which) {
    std::set<const void*> different;
    for (const Addresses& each : seen) different.insert(each.*which);
    return static_cast<long>(different.size());
}

int main() {
    const std::vector<Addresses> seen = collect();
    lab::fact("locals", how_many(seen, &Addresses::local), "addresses");
    lab::fact("thread_local_objects", how_many(seen, &Addresses::tls), "addresses");
    lab::fact("errnos", how_many(seen, &Addresses::error), "addresses");
    lab::fact("globals", how_many(seen, &Addresses::global), "addresses");

    int local_of_main = 0;
    const auto intrude = [&] { local_of_main = 42; };
    lab::control("process") ? void(lab::in_child(intrude))  // control: from another process
                            : std::thread(intrude).join();
    lab::keep(local_of_main);
    lab::fact("local_after_a_stranger_wrote", local_of_main);
}
