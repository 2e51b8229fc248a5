// A semaphore that starts at three lets three of ten processes in, and counts back up to three.
#include <lab/lab.hpp>
#include <lab/shared.hpp>

#include <atomic>

struct Room {
    lab::Semaphore seats{lab::control() ? 5u : 3u};  // control: it starts at five
    std::atomic<int> admitted = 0;
};

int main() {
    const lab::Shared<Room> room;

    for (int i = 0; i < 10; ++i) lab::in_child([&] { room->admitted += room->seats.try_wait(); });
    lab::fact("processes", 10);
    lab::fact("admitted", room->admitted.load(), "processes");
    lab::fact("seats_left", room->seats.count());

    for (int i = room->admitted; i > 0; --i) lab::in_child([&] { room->seats.post(); });
    lab::fact("seats_at_the_end", room->seats.count());
}
