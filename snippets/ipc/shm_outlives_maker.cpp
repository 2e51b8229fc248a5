// One process creates shared memory and ends; three later ones still count in it.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>
#include <lab/shared.hpp>

const std::string name = lab::unique_name("counter");

void create() {
    const lab::Fd memory(lab::must(shm_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600)));
    lab::must(ftruncate(memory, 4096));
    if (lab::control("unlinked"))
        lab::must(shm_unlink(name.c_str()));  // control: the name goes too
}

void add_one() {
    const lab::Fd memory(shm_open(name.c_str(), O_RDWR, 0));
    if (memory < 0) return;
    // control: a private mapping, which copies a page when it is written
    const lab::Mapping page(memory, 4096, lab::control("private") ? MAP_PRIVATE : MAP_SHARED);
    page.as<long>() += 1;
}

int main() {
    lab::in_child(create);
    for (int i = 0; i < 3; ++i) lab::in_child(add_one);

    const lab::Fd memory(shm_open(name.c_str(), O_RDWR, 0));
    lab::fact("name_still_there", memory >= 0);
    lab::fact("counted", memory < 0 ? 0L : lab::Mapping(memory).as<long>());
    if (memory >= 0) lab::must(shm_unlink(name.c_str()));
}
