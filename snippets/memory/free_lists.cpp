// malloc keeps its free blocks in many lists, one for a size or a range of sizes, not in one.
#include <lab/lab.hpp>

#include <malloc.h>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

constexpr std::size_t kOfEach =
    50;  // the first 7 freed go to the thread's cache, the rest to lists

void allocate_pairs_and_free_every_other(std::size_t size) {
    std::vector<void*> to_free;
    for (std::size_t i = 0; i < kOfEach; ++i) {
        to_free.push_back(lab::must(std::malloc(size)));
        lab::keep(std::malloc(size));  // stays: keeps free neighbours from growing together
    }
    for (void* block : to_free) std::free(block);
}

// malloc_info(3) writes one <size …> element for each list that is not empty.
std::size_t lists_longer_than(std::size_t least) {
    std::array<char, 64 * 1024> text{};
    FILE* const out = lab::must(fmemopen(text.data(), text.size(), "w"));
    lab::must_zero(malloc_info(0, out));
    std::fclose(out);

    std::size_t found = 0;
    std::string xml(text.data());
    for (std::size_t at = 0; (at = xml.find("<size ", at)) != std::string::npos; ++at) {
        const std::size_t count = xml.find("count=\"", at);
        found += std::stoul(xml.substr(count + 7)) > least;
    }
    return found;
}

int main() {
    for (const std::size_t size : {200u, 400u, 600u, 800u, 1000u})
        allocate_pairs_and_free_every_other(lab::control() ? 200 : size);  // control: one size
    std::free(lab::must(std::malloc(64 * 1024)));  // a larger request files what was just freed

    lab::fact("lists", lists_longer_than(kOfEach / 2));
}
