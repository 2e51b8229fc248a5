// Three processes that map the same shared memory count in it together.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>
#include <lab/shared.hpp>

const std::string name = lab::unique_name("counter");

void add_one() {  // knows nothing but the name
    const lab::Fd memory(lab::must(shm_open(name.c_str(), O_RDWR, 0)));
    // control: a private mapping, which copies a page when it is written
    const lab::Mapping page(memory, 4096, lab::control() ? MAP_PRIVATE : MAP_SHARED);
    page.as<long>() += 1;
}

int main() {
    const lab::Fd memory(lab::must(shm_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600)));
    lab::must(ftruncate(memory, 4096));
    for (int i = 0; i < 3; ++i) lab::in_child(add_one);
    lab::must(shm_unlink(name.c_str()));

    const lab::Mapping page(memory);
    lab::fact("counted", page.as<long>());
}
