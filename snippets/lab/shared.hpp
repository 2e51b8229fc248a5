// Memory that a process shares with the children it forks, and a counting semaphore to put there.
#pragma once

#include <semaphore.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstddef>
#include <lab/detail/check.hpp>
#include <new>

namespace lab {

/// One object in anonymous MAP_SHARED memory: children made after it see the same object.
template <class T>
class Shared {
public:
    template <class... Args>
    explicit Shared(Args&&... args)
        : object_(new (must(mmap(nullptr, sizeof(T), PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0))) T{args...}) {}
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    ~Shared() { munmap(object_, sizeof(T)); }

    T& operator*() const { return *object_; }
    T* operator->() const { return object_; }

private:
    T* object_;
};

/// The bytes behind a descriptor (shm_open, memfd_create, a file), mapped.
class Mapping {
public:
    explicit Mapping(int fd, std::size_t size = 4096, int flags = MAP_SHARED, long offset = 0)
        : size_(size),
          base_(must(mmap(nullptr, size, PROT_READ | PROT_WRITE, flags, fd, offset))) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { munmap(base_, size_); }

    char* text() const { return static_cast<char*>(base_); }
    template <class T>
    T& as() const {
        return *static_cast<T*>(base_);
    }
    /// The nth of the objects that begin at this byte.
    template <class T>
    T* at(std::size_t byte, std::size_t nth = 0) const {
        return reinterpret_cast<T*>(text() + byte) + nth;
    }

private:
    std::size_t size_;
    void* base_;
};

/// A POSIX semaphore between processes: it must stand in shared memory.
class Semaphore {
public:
    Semaphore(unsigned count = 0) { must(sem_init(&semaphore_, /*pshared=*/1, count)); }
    Semaphore(const Semaphore&) = delete;
    Semaphore& operator=(const Semaphore&) = delete;
    ~Semaphore() { sem_destroy(&semaphore_); }

    void post() { must(sem_post(&semaphore_)); }
    void wait() {
        while (sem_wait(&semaphore_) == -1)
            if (errno != EINTR) must(-1);
    }
    /// False if it would have had to wait.
    bool try_wait() {
        if (sem_trywait(&semaphore_) == 0) return true;
        return errno == EAGAIN ? false : must(-1) == 0;
    }
    int count() {
        int value = 0;
        must(sem_getvalue(&semaphore_, &value));
        return value;
    }

private:
    sem_t semaphore_;
};

}  // namespace lab
