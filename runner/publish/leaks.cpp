// See leaks.hpp.
#include "leaks.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

namespace lab {
namespace {

using Json = nlohmann::ordered_json;
using Identities = std::vector<local::Identity>;

// A byte of a name; those beyond ASCII are parts of letters.
bool is_of_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) || c == '_' || byte >= 0x80;
}

std::string small(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool holds_word(const std::string& text, const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !is_of_word(word.front()) || !is_of_word(text[at - 1]);
        if (begins && (end == text.size() || !is_of_word(text[end]))) return true;
    }
    return false;
}

class Search {
public:
    explicit Search(const Identities& identities) : identities_(identities) {}

    void look(const Json& node, const std::string& key) {
        if (node.is_string()) look_at(node.get<std::string>(), key);
        for (std::size_t i = 0; node.is_array() && i < node.size(); ++i)
            look(node[i], fmt::format("{}[{}]", key, i));
        if (!node.is_object()) return;
        for (const auto& [name, value] : node.items()) {
            const std::string below = key.empty() ? name : key + "." + name;
            look_at(name, below);
            look(value, below);
        }
    }
    std::vector<Leak> found;

private:
    void look_at(const std::string& text, const std::string& key) {
        for (const local::Identity& each : identities_)
            if (holds_word(small(text), small(each.text))) found.push_back({key, each.what});
    }
    const Identities& identities_;
};

}  // namespace

std::vector<Leak> leaks_in(const Json& document, const Identities& identities) {
    Search search(identities);
    search.look(document, "");
    return std::move(search.found);
}

}  // namespace lab
