// io_uring without liburing: two rings shared with the kernel, and the one call that serves both.
#pragma once

#include <linux/io_uring.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/shared.hpp>
#include <optional>
#include <string>

namespace lab {

/// Submissions go in at one ring, completions come out of the other. Where the kernel refuses
/// io_uring, the program says so and ends: lab::unavailable.
class Uring {
public:
    /// @param entries a power of two: how many submissions fit
    explicit Uring(unsigned entries)
        : fd_(set_up(entries, layout_)),
          rings_(fd_, rings_size(), MAP_SHARED, IORING_OFF_SQ_RING),
          entries_(fd_, entries * sizeof(io_uring_sqe), MAP_SHARED, IORING_OFF_SQES) {
        for (unsigned i = 0; i < entries; ++i) *rings_.at<unsigned>(layout_.sq_off.array, i) = i;
    }

    /// A read of `size` bytes at `offset`, or where the file stands (-1). Only memory is written.
    void add_read(int fd, void* to, unsigned size, std::uint64_t offset) {
        const std::atomic_ref<unsigned> tail(*rings_.at<unsigned>(layout_.sq_off.tail));
        const unsigned slot = tail.load() & (layout_.sq_entries - 1);
        io_uring_sqe& entry = *entries_.at<io_uring_sqe>(0, slot) = {};
        entry.opcode = IORING_OP_READ, entry.fd = fd;
        entry.addr = reinterpret_cast<std::uintptr_t>(to), entry.len = size, entry.off = offset;
        tail.store(tail.load() + 1);
        ++added_;
    }

    /// One system call: hands over what was added and waits until `wait_for` completions are there.
    void enter(unsigned wait_for) {
        const unsigned flags = wait_for > 0 ? IORING_ENTER_GETEVENTS : 0;
        must(syscall(__NR_io_uring_enter, int{fd_}, added_, wait_for, flags, nullptr, 0));
        added_ = 0, ++calls_;
    }

    /// The result of one completed operation, if there is one. No call either.
    std::optional<int> take() {
        const std::atomic_ref<unsigned> head(*rings_.at<unsigned>(layout_.cq_off.head));
        const std::atomic_ref<unsigned> tail(*rings_.at<unsigned>(layout_.cq_off.tail));
        if (head.load() == tail.load()) return std::nullopt;
        const unsigned slot = head.load() & (layout_.cq_entries - 1);
        const int result = rings_.at<io_uring_cqe>(layout_.cq_off.cqes, slot)->res;
        head.store(head.load() + 1);
        return result;
    }

    /// How often `enter` was called.
    int calls() const { return calls_; }

private:
    static int set_up(unsigned entries, io_uring_params& layout) {
        const long fd = syscall(__NR_io_uring_setup, entries, &layout);
        if (fd == -1) unavailable("io_uring_setup: " + outcome(fd));
        return static_cast<int>(fd);
    }

    std::size_t rings_size() const {
        return std::max(layout_.sq_off.array + layout_.sq_entries * sizeof(unsigned),
                        layout_.cq_off.cqes + layout_.cq_entries * sizeof(io_uring_cqe));
    }

    io_uring_params layout_{};
    const Fd fd_;
    const Mapping rings_, entries_;
    unsigned added_ = 0;
    int calls_ = 0;
};

}  // namespace lab
