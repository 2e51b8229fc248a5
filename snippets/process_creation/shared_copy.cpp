// After fork parent and child have one copy of a block between them, not one each.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <lab/process.hpp>

int main() {
    const lab::Pages block(16 * lab::kMiB);
    block.write();

    const lab::Pipe ready = lab::make_pipe();
    const lab::Process child([&] {
        if (lab::control()) block.write();  // control: the child writes every page
        lab::write_once(ready.writer, "r");
        pause();
    });
    lab::read_once(ready.reader);

    const auto kib = [&](const char* field, pid_t pid) {
        return lab::smaps_kib(block.data(), field, pid);
    };
    lab::fact("block", block.size() / lab::kKiB, "KiB");
    lab::fact("parent_resident", kib("Rss", getpid()), "KiB");
    lab::fact("child_resident", kib("Rss", child.pid()), "KiB");
    lab::fact("parent_shared", kib("Shared_Dirty", getpid()), "KiB");
    lab::fact("child_shared", kib("Shared_Dirty", child.pid()), "KiB");
    lab::fact("together", kib("Pss", getpid()) + kib("Pss", child.pid()), "KiB");
}
