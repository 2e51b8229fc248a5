// Any bytes as a claim file: read and listed, or refused by a Trouble that names the place.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "discover.hpp"
#include "evidence.hpp"
#include "trouble.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const lab::Experiment experiment = lab::read_claim_text(text, "snippets/soup/boil.toml");
        (void)nlohmann::json::parse(lab::list_json({experiment}));
    } catch (const lab::Trouble& trouble) {
        if (std::string_view(trouble.what()).find("snippets/soup/boil.toml") != 0) std::abort();
    }
    return 0;
}
