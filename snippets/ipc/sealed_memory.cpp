// Once a memfd is sealed, nobody can shrink or write it, not even the process that made it.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/mman.h>

int main() {
    const lab::Fd memory(lab::must(memfd_create("message", MFD_ALLOW_SEALING)));
    lab::write_once(memory, "checked once");

    int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    if (lab::control()) seals = 0;  // control: handed over unsealed
    lab::must(fcntl(memory, F_ADD_SEALS, seals));

    lab::in_child([&] {  // the peer, which might wish us ill
        lab::fact("peer_writes", lab::outcome(pwrite(memory, "changed ", 8, 0)));
        lab::fact("peer_shrinks", lab::outcome(ftruncate(memory, 1)));
    });
    lab::fact("maker_writes", lab::outcome(pwrite(memory, "changed ", 8, 0)));

    std::string text(12, '\0');
    lab::must(pread(memory, text.data(), text.size(), 0));
    lab::fact("text_in_the_end", text.c_str());
}
