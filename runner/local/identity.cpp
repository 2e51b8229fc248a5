// See identity.hpp.
#include "identity.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string_view>

namespace lab::local {
namespace fs = std::filesystem;
namespace {

// Names that installers and providers give to everyone, and words of every text about systems.
constexpr std::array<std::string_view, 22> kCommon = {
    "admin", "build",  "builder", "ci",   "debian", "docker",    "ec2-user", "guest",
    "home",  "host",   "linux",   "lab",  "local",  "localhost", "machine",  "nobody",
    "root",  "runner", "test",    "user", "ubuntu", "vm"};

bool names_one(const std::string& name) {
    return name.size() > 1 && std::find(kCommon.begin(), kCommon.end(), name) == kCommon.end();
}

// Each text once, under the first description it is given.
class Gathered {
public:
    void add_name(const char* what, const std::string& name) {
        if (names_one(name)) add(what, name);
    }
    void add_folder(const char* what, const fs::path& folder) {
        const std::string text = folder.lexically_normal().string();
        if (folder.is_absolute() && text.size() > 1)
            add(what, text.back() == '/' ? text.substr(0, text.size() - 1) : text);
    }
    std::vector<Identity> all;

private:
    void add(const char* what, const std::string& text) {
        if (seen_.insert(text).second) all.push_back({what, text});
    }
    std::set<std::string> seen_;
};

std::string from_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

void add_host(Gathered& out) {
    std::array<char, 256> buffer{};
    if (gethostname(buffer.data(), buffer.size() - 1) != 0) return;
    const std::string name = buffer.data();
    out.add_name("the host's name", name);
    out.add_name("the host's name", name.substr(0, name.find('.')));
    std::ifstream in("/etc/machine-id");
    if (std::string id; in >> id) out.add_name("the machine's id", id);
}

void add_user(Gathered& out) {
    for (const char* name : {"USER", "LOGNAME", "SUDO_USER"})
        out.add_name("the user's name", from_environment(name));
    out.add_folder("the home folder", from_environment("HOME"));
    for (const uid_t user : {getuid(), geteuid()}) {
        const passwd* const entry = getpwuid(user);
        if (!entry) continue;
        out.add_name("the user's name", entry->pw_name);
        out.add_folder("the home folder", entry->pw_dir);
    }
}

}  // namespace

std::vector<Identity> identities(const fs::path& root) {
    Gathered out;
    out.add_folder("the checkout's place", fs::absolute(root));
    out.add_folder("the checkout's place", fs::weakly_canonical(root));
    add_host(out);
    add_user(out);
    return std::move(out.all);
}

}  // namespace lab::local
