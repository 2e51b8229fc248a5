// After fork the parent may not write its own pages either: the next write to each of them faults.
#include <unistd.h>

#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <lab/process.hpp>

int main() {
    const lab::Pages block(4096 * lab::page_size());
    if (lab::control())  // control: the child does not get the block
        lab::must(madvise(block.data(), block.size(), MADV_DONTFORK));
    block.write();
    const auto write_faults = [&] { return lab::faults_of([&] { block.write(); }); };

    lab::fact("pages", block.pages(), "pages");
    lab::fact("before_fork", write_faults(), "faults");
    {
        const lab::Process child([] { pause(); });
        lab::fact("permissions", lab::smaps_text(block.data(), "perms"));
        lab::fact("first_write", write_faults(), "faults");
        lab::fact("second_write", write_faults(), "faults");
    }
    lab::in_child([] {});  // a child that is gone before the parent writes
    lab::fact("child_gone", write_faults(), "faults");
}
