// After fork nothing is copied by reading; writing copies exactly the pages that are written.
#include <lab/lab.hpp>
#include <lab/memory.hpp>

constexpr std::size_t kPages = 4096;

int main() {
    const auto sharing = lab::control() ? MAP_SHARED : MAP_PRIVATE;  // control: shared for good
    const lab::Pages block(kPages * lab::page_size(), sharing);
    block.write();  // all of them exist before the fork
    lab::fact("pages", kPages, "pages");

    lab::in_child([&] {
        const long faults = lab::faults_of([&] {
            block.read();
            if (lab::control("eager")) block.write();  // control: the child copies all at once
        });
        lab::fact("read_faults", faults, "faults");
    });
    for (const std::size_t written : {0u, 512u, 1024u, 2048u, 4096u})
        lab::in_child([&] {
            block.read();
            const long faults = lab::faults_of([&] { block.write(written); });
            lab::sample("write_faults", written, faults, "faults");
        });
    lab::in_child([&] {
        block.write();
        lab::fact("second_write_faults", lab::faults_of([&] { block.write(); }), "faults");
    });
}
