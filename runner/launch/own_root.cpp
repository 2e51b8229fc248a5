// See own_root.hpp.
#include "own_root.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace lab::launch {
namespace {

// To the root of the mount namespace: with a root folder that is not above the working folder,
// ".." ends only there.
bool climb() {
    if (chroot("proc") != 0) return false;  // any folder beside the path upwards
    struct stat here {
    }, above{};
    do {
        if (stat(".", &here) != 0 || chdir("..") != 0 || stat(".", &above) != 0) return false;
    } while (here.st_dev != above.st_dev || here.st_ino != above.st_ino);
    return chroot(".") == 0;
}

}  // namespace

const char* own_root() {
    char folder[4096];
    if (!getcwd(folder, sizeof folder)) return "getcwd";
    if (unshare(CLONE_NEWNS) != 0) return "unshare";
    const int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);  // of the new namespace
    if (root < 0) return "open /";
    if (fchdir(root) != 0 || !climb()) return "leave the chroot";
    if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return "mount --make-private";
    const int tree =
        open_tree(root, "", AT_EMPTY_PATH | AT_RECURSIVE | OPEN_TREE_CLONE | O_CLOEXEC);
    if (tree < 0) return "open_tree";
    if (move_mount(tree, "", root, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) != 0)
        return "move_mount";
    if (fchdir(tree) != 0) return "fchdir";
    if (syscall(SYS_pivot_root, ".", ".") != 0) return "pivot_root";
    if (umount2(".", MNT_DETACH) != 0) return "umount";
    if (chroot(".") != 0 || chdir(folder) != 0) return "chdir";
    close(tree), close(root);
    return nullptr;
}

}  // namespace lab::launch
