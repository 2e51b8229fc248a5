// See compiler_output.hpp.
#include "compiler_output.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <set>
#include <string>

namespace lab::assembly {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestLine = 8192;  // of one instruction with its symbols, in bytes

// Spaces and tabs between words become one space, and what follows a # is gone: a comment.
std::string tidy(std::string_view line) {
    std::string out;
    bool quoted = false;
    for (const char c : line.substr(0, kLongestLine)) {
        if (c == '"') quoted = !quoted;
        if (c == '#' && !quoted) break;
        const bool space = c == ' ' || c == '\t' || c == '\r';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

// The next word of a directive's operands; a quoted one without its quotes.
std::string next_word(std::string_view& rest) {
    while (!rest.empty() && (rest[0] == ' ' || rest[0] == ',')) rest.remove_prefix(1);
    const bool quoted = !rest.empty() && rest[0] == '"';
    if (quoted) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find_first_of(quoted ? "\"" : " ,"), rest.size());
    std::string word(rest.substr(0, end));
    rest.remove_prefix(std::min(end + (quoted ? 1 : 0), rest.size()));
    return word;
}

int whole_number(const std::string& word) {
    int number = -1;
    const char* const end = word.data() + word.size();
    const auto [stopped, error] = std::from_chars(word.data(), end, number);
    return error == std::errc() && stopped == end ? number : -1;
}

bool is_of_label(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '$';
}

bool is_local(const std::string& label) { return label.rfind(".L", 0) == 0; }

class Reader {
public:
    explicit Reader(const fs::path& listing) : listing_(listing.generic_string()) {}

    void take(std::string_view raw) {
        const std::string line = tidy(raw);
        if (line.empty()) return;
        if (line.back() == ':' && line.find(' ') == std::string::npos)
            label(line.substr(0, line.size() - 1));
        else if (line[0] == '.')
            directive(line);
        else if (in_text_)
            instruction(line);
    }

    std::vector<RawLine> lines() && {
        std::vector<RawLine> out;
        for (RawLine& line : lines_)
            if (line.kind != Kind::label || named_.count(line.text)) out.push_back(std::move(line));
        return out;
    }

private:
    void label(const std::string& name) {
        if (!in_text_ || name.empty()) return;
        if (is_local(name) && in_function_) lines_.push_back({Kind::label, name, file_, line_});
        if (is_local(name)) return;
        in_function_ = functions_.count(name) != 0;
        if (in_function_) lines_.push_back({Kind::function, name, "", 0});
        file_.clear(), line_ = 0;
    }

    void instruction(const std::string& line) {
        if (!in_function_) return;
        note_labels(line);
        lines_.push_back({Kind::instruction, line, file_, line_});
    }

    void directive(const std::string& line) {
        std::string_view rest(line);
        const std::string word = next_word(rest);
        if (word == ".loc") locate(rest);
        if (word == ".file") name_file(rest);
        if (word == ".type") name_function(rest);
        if (word == ".text" || word == ".data" || word == ".bss") enter(word);
        if (word == ".section" || word == ".pushsection") enter(next_word(rest));
        const bool entry = word == ".long" || word == ".quad";
        if (entry && is_table_) note_labels(line);
    }

    void enter(const std::string& section) {
        in_text_ = section.rfind(".text", 0) == 0;
        is_table_ = section.rfind(".rodata", 0) == 0;
    }

    void locate(std::string_view rest) {
        const int file = whole_number(next_word(rest)), line = whole_number(next_word(rest));
        const auto known = files_.find(file);
        line_ = known == files_.end() ? 0 : std::max(line, 0);
        file_ = line_ == 0 ? "" : known->second;
    }

    // .file 3 "folder" "name" md5 …, or .file 3 "name"
    void name_file(std::string_view rest) {
        const int number = whole_number(next_word(rest));
        if (number < 0) return;
        const fs::path first = next_word(rest);
        while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
        const bool two = !rest.empty() && rest[0] == '"';
        const std::string path =
            (two ? first / next_word(rest) : first).lexically_normal().generic_string();
        files_[number] = is_listing(path) ? "" : path;
    }

    bool is_listing(const std::string& path) const {
        if (path == listing_) return true;
        const std::string tail = "/" + listing_;
        return path.size() > tail.size() &&
               path.compare(path.size() - tail.size(), tail.size(), tail) == 0;
    }

    void name_function(std::string_view rest) {
        const std::string name = next_word(rest);
        if (next_word(rest) == "@function") functions_.insert(name);
    }

    void note_labels(const std::string& line) {
        for (std::size_t at = line.find(".L"); at != std::string::npos; at = line.find(".L", at)) {
            std::size_t end = at;
            while (end < line.size() && is_of_label(line[end])) ++end;
            named_.insert(line.substr(at, end - at));
            at = end;
        }
    }

    std::string listing_;
    std::map<int, std::string> files_;  // empty: the listing
    std::set<std::string> functions_, named_;
    std::vector<RawLine> lines_;
    std::string file_;
    int line_ = 0;
    bool in_text_ = true, in_function_ = false, is_table_ = false;
};

}  // namespace

std::vector<RawLine> read_compiler_output(std::string_view text, const fs::path& listing) {
    Reader reader(listing);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        reader.take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(reader).lines();
}

}  // namespace lab::assembly
