// malloc does not walk past every free block: its cost stays the same however many there are.
#include <lab/lab.hpp>

#include <cstddef>
#include <cstdlib>
#include <deque>
#include <vector>

constexpr std::size_t kSmall = 32, kWanted = 64;  // the small free blocks never fit

class SmallBlocks {  // from malloc; a chosen number of them is given back
public:
    explicit SmallBlocks(std::size_t most) : blocks_(most) {
        for (void*& block : blocks_) block = std::malloc(kSmall);
    }
    void leave_free(std::size_t count) {
        while (free_ < count) std::free(blocks_[free_++]);
        while (free_ > count) blocks_[--free_] = std::malloc(kSmall);
    }

private:
    std::vector<void*> blocks_;
    std::size_t free_ = 0;
};

class FirstFit {  // the allocator of the textbooks: one list of free blocks, searched from its head
public:
    explicit FirstFit(std::size_t small_blocks) : blocks_(small_blocks, {kSmall, nullptr}) {
        blocks_.push_back({kWanted, nullptr});
        for (Block& block : blocks_) release(&block);
    }
    void take_and_release() {
        Block** link = &head_;
        while ((*link)->size < kWanted) link = &(*link)->next;
        Block* const found = *link;
        *link = found->next;
        if (!found->next) tail_ = link;
        release(found);
    }

private:
    struct Block {
        std::size_t size;
        Block* next;
    };
    void release(Block* block) {
        block->next = nullptr;
        *tail_ = block;
        tail_ = &block->next;
    }
    std::deque<Block> blocks_;
    Block* head_ = nullptr;
    Block** tail_ = &head_;
};

void malloc_and_free() {
    void* const block = std::malloc(kWanted);
    lab::keep(block);
    std::free(block);
}

int main() {
    SmallBlocks small(100'000);
    std::deque<FirstFit> lists;
    for (const long n : {10, 1'000, 100'000}) {
        const auto count = static_cast<std::size_t>(n);
        const auto search = [&list = lists.emplace_back(count)] { list.take_and_release(); };
        lab::arm("first_fit", n, search);
        if (lab::control())
            lab::arm("malloc", n, search);  // control: the textbook's list again
        else
            lab::arm("malloc", n, malloc_and_free, [&, count] { small.leave_free(count); });
    }
    return lab::run();
}
