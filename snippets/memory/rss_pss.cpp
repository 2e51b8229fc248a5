// RSS counts a shared page in full for every process; PSS gives each process its part of it.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <vector>

constexpr std::size_t kTotal = 16 * lab::kMiB;
constexpr int kChildren = 3;

class Toucher {  // a child that touches the block and then stops, so that it can be looked at
public:
    explicit Toucher(const lab::Pages& block) : pid_(lab::must(fork())) {
        if (pid_ == 0) {
            lab::control() ? block.write() : block.read();  // control: copies of its own
            raise(SIGSTOP);
            _exit(0);
        }
        lab::must(waitpid(pid_, nullptr, WUNTRACED));
    }
    Toucher(Toucher&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
    ~Toucher() {
        if (pid_ == 0) return;
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    pid_t pid() const { return pid_; }

private:
    pid_t pid_;
};

int main() {
    const lab::Pages block(kTotal);
    block.write();
    std::vector<Toucher> children;
    for (int i = 0; i < kChildren; ++i) children.emplace_back(block);

    long rss = lab::smaps_bytes(block.data(), "Rss"), pss = lab::smaps_bytes(block.data(), "Pss");
    for (const Toucher& child : children) {
        rss += lab::smaps_bytes(block.data(), "Rss", child.pid());
        pss += lab::smaps_bytes(block.data(), "Pss", child.pid());
    }
    lab::fact("block", kTotal, "B");
    lab::fact("processes", kChildren + 1, "processes");
    lab::fact("sum_of_rss", rss, "B");
    lab::fact("sum_of_pss", pss, "B");
}
