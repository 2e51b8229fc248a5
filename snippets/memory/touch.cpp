// Memory that malloc or new returned becomes resident only as it is touched.
#include <lab/lab.hpp>
#include <lab/memory.hpp>

#include <cstdlib>
#include <memory>
#include <string>

constexpr std::size_t kTotal = 64 * lab::kMiB, kStep = 8 * lab::kMiB;

using Block = std::unique_ptr<char, void (*)(char*)>;
Block by_malloc() {
    return {static_cast<char*>(std::malloc(kTotal)), [](char* block) { std::free(block); }};
}
Block by_new() {
    return {new char[kTotal], [](char* block) { delete[] block; }};
}

void touch(char* block, std::size_t size) { lab::write_pages(block, size / lab::page_size()); }

/// @return MiB that were resident before the block was touched
std::size_t ask_then_touch(const std::string& name, Block (*ask)()) {
    const long before = lab::minor_faults();
    const Block block = ask();
    lab::fact(name + "_call_faults", lab::minor_faults() - before, "faults");

    lab::without_huge_pages(block.get(), kTotal);
    if (lab::control()) touch(block.get(), kTotal);  // control: every page is written at once
    const auto resident_mib = [&] { return lab::resident_bytes(block.get(), kTotal) / lab::kMiB; };
    const std::size_t untouched = resident_mib();

    long faults = 0;
    for (std::size_t touched = 0; touched <= kTotal; touched += kStep) {
        lab::sample(name + "_resident", touched / lab::kMiB, resident_mib(), "MiB");
        if (touched < kTotal)
            faults += lab::faults_of([&] { touch(block.get() + touched, kStep); });
    }
    lab::fact(name + "_touch_faults", faults, "faults");
    return untouched;
}

int main() {
    lab::fact("pages_of_a_block", kTotal / lab::page_size(), "pages");
    const std::size_t untouched =
        ask_then_touch("malloc", by_malloc) + ask_then_touch("new", by_new);
    lab::fact("resident_untouched", untouched, "MiB");
}
