// Mounts, remounts, unmounts and changes its root folder, by the old calls and the new.
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    const int escaped = succeeded({
        mount("none", "/tmp", "tmpfs", 0, nullptr),
        mount(nullptr, "/", nullptr, MS_REMOUNT | MS_BIND, nullptr),
        mount(nullptr, "/usr", nullptr, MS_REMOUNT | MS_BIND, nullptr),
        mount("/usr", "/work", nullptr, MS_BIND, nullptr),
        umount2("/proc/sys", MNT_DETACH),
        umount2("/usr", MNT_DETACH),
        syscall(SYS_pivot_root, "/work", "/work"),
        chroot("/work"),
        syscall(SYS_open_tree, AT_FDCWD, "/usr", OPEN_TREE_CLONE),
        syscall(SYS_fsopen, "tmpfs", 0),
        syscall(SYS_mount_setattr, AT_FDCWD, "/", 0, nullptr, 0),
    });
    lab::fact("escaped", escaped + (lab::control() ? succeeded({chdir("/tmp")}) : 0));
}
