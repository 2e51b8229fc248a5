// Any bytes as a claim file: read, or refused by a Trouble that names the place.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "discover.hpp"
#include "trouble.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        lab::read_claim_text(text, "snippets/soup/boil.toml");
    } catch (const lab::Trouble& trouble) {
        if (std::string_view(trouble.what()).find("snippets/soup/boil.toml") != 0) std::abort();
    }
    return 0;
}
