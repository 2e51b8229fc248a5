// A huge page takes one fault where ordinary pages take hundreds.
#include <lab/lab.hpp>
#include <lab/memory.hpp>

constexpr std::size_t kTotal = 64 * lab::kMiB;

int main() {
    const lab::Pages ordinary(kTotal), huge(kTotal);
    lab::must(madvise(huge.data(), huge.size(), MADV_HUGEPAGE));
    if (lab::smaps_text(huge.data(), "THPeligible") != "1")
        lab::unavailable("transparent huge pages are switched off");
    if (lab::control()) lab::without_huge_pages(huge.data(), huge.size());  // control: ordinary too

    lab::fact("ordinary_faults", lab::faults_of([&] { ordinary.write(); }), "faults");
    lab::fact("huge_faults", lab::faults_of([&] { huge.write(); }), "faults");
    lab::fact("in_huge_pages", lab::smaps_bytes(huge.data(), "AnonHugePages"), "B");
}
