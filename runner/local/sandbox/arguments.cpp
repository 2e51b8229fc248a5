// See arguments.hpp.
#include "arguments.hpp"

#include <initializer_list>

namespace lab::local {
namespace {

class Options {
public:
    void add(std::initializer_list<std::string> words) {
        words_.insert(words_.end(), words.begin(), words.end());
    }
    void memory_file_system(const std::string& path, long long bytes) {
        add({"--size", std::to_string(bytes), "--perms", "1777", "--tmpfs", path});
    }
    std::vector<std::string> take() { return std::move(words_); }

private:
    std::vector<std::string> words_;
};

void add_namespaces(Options& options, const Powers& powers) {
    options.add({"--unshare-all", "--unshare-user", "--die-with-parent", "--new-session",
                 "--as-pid-1", "--uid", "1000", "--gid", "1000", "--hostname", "lab"});
    if (!powers.user_namespaces) options.add({"--disable-userns"});
}

void add_system(Options& options) {
    options.add({"--ro-bind",
                 "/usr",
                 "/usr",
                 "--symlink",
                 "usr/bin",
                 "/bin",
                 "--symlink",
                 "usr/sbin",
                 "/sbin",
                 "--symlink",
                 "usr/lib",
                 "/lib",
                 "--symlink",
                 "usr/lib64",
                 "/lib64",
                 "--proc",
                 "/proc",
                 "--ro-bind",
                 "/proc/sys",
                 "/proc/sys",
                 "--dev",
                 "/dev",
                 "--ro-bind-try",
                 "/sys/devices/system",
                 "/sys/devices/system"});
}

// A server's own configuration and the folders that it expects to write to.
void add_service(Options& options, const std::string& name, const Powers& powers) {
    const std::string etc = "/etc/" + name;
    options.add({"--ro-bind-try", etc, etc, "--ro-bind-try", "/etc/mime.types", "/etc/mime.types"});
    for (const char* folder : {"/var/log/", "/var/lib/", "/run/"})
        options.memory_file_system(folder + name, powers.tmp_bytes);
}

}  // namespace

const std::map<std::string, std::string>& small_etc() {
    static const std::map<std::string, std::string> files = {
        {"/etc/passwd", "reader:x:1000:1000::/work:/bin/sh\n"},
        {"/etc/group", "reader:x:1000:\n"},
        {"/etc/hosts", "127.0.0.1 localhost lab\n::1 localhost\n"},
        {"/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"}};
    return files;
}

std::vector<std::string> bwrap_options(const Powers& powers, const Interior& interior) {
    Options options;
    add_namespaces(options, powers);
    options.add({"--clearenv"});
    for (const auto& [name, value] : interior.environment) options.add({"--setenv", name, value});
    add_system(options);
    for (const std::string& service : powers.services) add_service(options, service, powers);
    for (const Placed& file : interior.files)
        options.add({"--perms", file.executable ? "0555" : "0444", "--file",
                     std::to_string(file.fd), file.path});
    options.memory_file_system("/dev/shm", powers.tmp_bytes);
    options.memory_file_system("/tmp", powers.tmp_bytes);
    if (interior.disk.empty())
        options.memory_file_system("/work", powers.work_bytes);
    else
        options.add({"--bind", interior.disk, "/work"});
    options.add({"--chdir", interior.folder, "--seccomp", std::to_string(interior.filter_fd)});
    options.add(
        {"--remount-ro", "/dev", "--remount-ro", "/"});  // last: both are in memory, unbounded
    return options.take();
}

}  // namespace lab::local
