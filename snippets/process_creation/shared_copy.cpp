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

    const auto bytes = [&](const char* field, pid_t pid) {
        return lab::smaps_bytes(block.data(), field, pid);
    };
    lab::fact("block", block.size(), "B");
    lab::fact("parent_resident", bytes("Rss", getpid()), "B");
    lab::fact("child_resident", bytes("Rss", child.pid()), "B");
    lab::fact("parent_shared", bytes("Shared_Dirty", getpid()), "B");
    lab::fact("child_shared", bytes("Shared_Dirty", child.pid()), "B");
    lab::fact("together", bytes("Pss", getpid()) + bytes("Pss", child.pid()), "B");
}
