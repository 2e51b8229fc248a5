// Memory: the first write to a page, and moving or filling much more than a cache holds.
#include <lab/lab.hpp>
#include <lab/memory.hpp>

#include <cstring>

constexpr std::size_t kLarge = 64 * lab::kMiB;

class FirstTouch {  // the page after the one that was touched last; never a page twice
public:
    explicit FirstTouch(int sharing) : block_(kLarge, sharing) {}
    void next() {
        if (at_ == block_.pages()) give_back();
        block_.data()[at_++ * lab::page_size()] = 1;
    }
    void give_back() {
        lab::must(madvise(block_.data(), block_.size(), MADV_DONTNEED));
        at_ = 0;
    }

private:
    lab::Pages block_;
    std::size_t at_ = 0;
};

int main() {
    lab::pin(0);
    FirstTouch memory(MAP_PRIVATE);
    lab::arm(
        "first_touch", [&] { memory.next(); }, [&] { memory.give_back(); });

    lab::Pages from(kLarge), to(kLarge);
    from.write(), to.write();
    lab::arm("copy", [&] { lab::keep(std::memcpy(to.data(), from.data(), kLarge)); });
    lab::arm("fill_a_mebibyte_by_words", [&] {
        auto* const words = reinterpret_cast<volatile std::size_t*>(to.data());
        for (std::size_t i = 0; i < lab::kMiB / sizeof(std::size_t); ++i) words[i] = i;
    });
    return lab::run();
}
