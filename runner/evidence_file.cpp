// See evidence_file.hpp.
#include "evidence_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "hash.hpp"
#include "visible.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

// What is written here has about ten levels; who reads and prints a value does so level by level,
// and a stack has an end.
constexpr int kDeepest = 64;

constexpr std::string_view kHead = "{\n \"digest\": \"", kEndOfHead = "\",\n";
constexpr std::size_t kDigits = 64;

void check_format(const Json& parsed, const fs::path& file) {
    const auto schema = parsed.find("schema");
    if (schema != parsed.end() && *schema == kEvidenceSchema) return;
    std::string cause = "its evidence is in an unknown format";
    if (schema != parsed.end() && schema->is_number())
        cause = *schema < kEvidenceSchema ? "its evidence is in an older format"
                                          : "its evidence is in a newer format";
    throw Refused(fmt::format("{}: wanted schema {}, saw {}", file.string(), kEvidenceSchema,
                              schema == parsed.end() ? "none" : schema->dump()),
                  cause);
}

void check_digest(const std::string& text, const fs::path& file) {
    const auto edited = [&](const std::string& wanted, const std::string& seen) {
        return Refused(fmt::format("{}: edited since the runner wrote it: wanted {}, saw {}",
                                   file.string(), wanted, seen),
                       "its evidence was edited");
    };
    const std::size_t rest = kHead.size() + kDigits + kEndOfHead.size();
    if (text.size() < rest || text.compare(0, kHead.size(), kHead) != 0 ||
        text.compare(rest - kEndOfHead.size(), kEndOfHead.size(), kEndOfHead) != 0)
        throw edited("its digest in line 2", "none there");
    const std::string wanted = text.substr(kHead.size(), kDigits);
    const std::string seen = sha256(std::string_view(text).substr(rest));
    if (wanted != seen) throw edited("digest " + wanted, seen);
}

const char* kind_of(mode_t mode) {
    if (S_ISLNK(mode)) return "symbolic link";
    if (S_ISFIFO(mode)) return "FIFO";
    if (S_ISSOCK(mode)) return "socket";
    if (S_ISDIR(mode)) return "folder";
    return "device";
}

Refused no_plain_file(const fs::path& file, mode_t mode) {
    return {fmt::format("{}: wanted a plain file, saw a {}", file.string(), kind_of(mode)),
            fmt::format("its evidence is a {}", kind_of(mode)), !S_ISDIR(mode)};
}

Refused unreadable(const fs::path& file) {
    return {fmt::format("{}: cannot be read: {}", file.string(), std::strerror(errno)),
            "its evidence cannot be read"};
}

std::string read_to_end(int fd, const fs::path& file) {
    std::string out;
    char buffer[65536];
    for (;;) {
        const ssize_t got = read(fd, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw unreadable(file);
        if (got == 0) return out;
        out.append(buffer, static_cast<std::size_t>(got));
    }
}

struct Open {
    int fd;
    ~Open() {
        if (fd >= 0) close(fd);
    }
};

}  // namespace

Refused::Refused(const std::string& what_is_wrong, std::string in_short, bool can_be_replaced)
    : Trouble(what_is_wrong + (can_be_replaced ? "; it is not shown, and ./lab run makes it anew"
                                               : "; remove it and run again")),
      fault(what_is_wrong),
      cause(std::move(in_short)),
      replaceable(can_be_replaced) {}

std::string sealed(Json object) {
    object.erase("digest");
    const std::string rest = visible_json(object.dump(1).substr(2)) + "\n";
    return fmt::format("{}{}{}{}", kHead, sha256(rest), kEndOfHead, rest);
}

Json unsealed(const std::string& text, const fs::path& file) {
    const auto not_too_deep = [&](int depth, Json::parse_event_t, const Json&) {
        if (depth > kDeepest)
            throw Refused(
                fmt::format("{}: wanted at most {} levels, saw more", file.string(), kDeepest),
                "its evidence is nested too deep");
        return true;
    };
    Json parsed = Json::parse(text, not_too_deep, false);
    if (!parsed.is_object())
        throw Refused(fmt::format("{}: wanted a whole JSON object, saw {}", file.string(),
                                  text.empty()            ? "an empty file"
                                  : parsed.is_discarded() ? "one that is cut short or no JSON"
                                                          : "another value"),
                      "its evidence is cut short or no JSON");
    check_format(parsed, file);
    check_digest(text, file);
    return parsed;
}

std::optional<std::string> text_of(const fs::path& file) {
    struct stat seen {};
    const Open opened{open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    if (opened.fd < 0) {
        if (errno == ENOENT) return std::nullopt;
        if (errno == ENOTDIR)
            throw Refused(
                fmt::format("{}: wanted a folder, saw a file", file.parent_path().string()),
                "its evidence cannot be read", false);
        const bool odd = errno == ELOOP || errno == ENXIO;  // a link; a socket or a device
        if (odd && lstat(file.c_str(), &seen) == 0) throw no_plain_file(file, seen.st_mode);
        throw unreadable(file);
    }
    if (fstat(opened.fd, &seen) != 0) throw unreadable(file);
    if (!S_ISREG(seen.st_mode)) throw no_plain_file(file, seen.st_mode);
    return read_to_end(opened.fd, file);
}

}  // namespace lab
