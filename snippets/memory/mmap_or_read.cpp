// mmap saves a copy of the file's bytes, and pays for it with page faults that read does not have.
#include <sys/mman.h>

#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <lab/shared.hpp>
#include <string>
#include <vector>

constexpr std::size_t kTotal = 32 * lab::kMiB, kBuffer = 64 * lab::kKiB;

lab::Fd file_in_the_cache() {
    lab::Fd file(lab::must(memfd_create("file", 0)));
    for (std::size_t size = 0; size < kTotal; size += kBuffer)
        lab::write_once(file, std::string(kBuffer, 'x'));
    return file;
}

int main() {
    const lab::Fd file = file_in_the_cache();

    std::vector<char> buffer(kBuffer);
    const auto read_all = [&] {
        for (std::size_t at = 0; at < kTotal; at += kBuffer)
            lab::must(pread(file, buffer.data(), kBuffer, static_cast<off_t>(at)));
    };
    lab::fact("read_faults", lab::faults_of(read_all), "faults");

    const lab::Mapping map(file, kTotal);
    const auto look_at_all = [&] { lab::read_pages(map.text(), kTotal / lab::page_size()); };
    if (lab::control()) look_at_all();  // control: the pages were mapped in by an earlier pass
    lab::fact("mmap_faults", lab::faults_of(look_at_all), "faults");
    lab::fact("second_pass_faults", lab::faults_of(look_at_all), "faults");
}
