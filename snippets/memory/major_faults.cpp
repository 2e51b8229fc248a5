// Touching a file costs no major fault while the page cache has it; each page on disk costs one.
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/resource.h>
#include <sys/vfs.h>

#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <lab/shared.hpp>
#include <string>

constexpr std::size_t kTotal = 4 * lab::kMiB;

lab::Fd file_on_disk() {  // in the working directory; without a name, so that nothing is left
    lab::Fd file(open(".", O_TMPFILE | O_RDWR, 0600));
    if (file == -1) lab::unavailable("a file in the working directory: " + lab::outcome(-1));
    struct statfs place {};
    lab::must(fstatfs(file, &place));
    if (place.f_type == TMPFS_MAGIC) lab::unavailable("the working directory is no disk but tmpfs");
    lab::write_once(file, std::string(kTotal, 'x'));
    lab::must(fsync(file));
    return file;
}

rusage usage() {
    rusage now{};
    lab::must(getrusage(RUSAGE_SELF, &now));
    return now;
}

// Reads the file once through a mapping of its own.
void pass(const std::string& name, int file) {
    const lab::Mapping map(file, kTotal);
    madvise(map.text(), kTotal, MADV_RANDOM);  // no reading ahead: one fault, one page
    const rusage before = usage();
    lab::read_pages(map.text(), kTotal / lab::page_size());
    const rusage after = usage();
    lab::fact(name + "_minor", after.ru_minflt - before.ru_minflt, "faults");
    lab::fact(name + "_major", after.ru_majflt - before.ru_majflt, "faults");
}

int main() {
    const lab::Fd file = file_on_disk();
    pass("cached", file);
    if (!lab::control())  // control: the page cache keeps the file
        lab::must_zero(posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED));
    pass("dropped", file);
}
