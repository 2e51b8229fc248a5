// Makes the root folder of a chroot the root of a mount namespace.
#pragma once

namespace lab::launch {

/// The kernel gives no user namespace to a process whose root folder is not the root of its mount
/// namespace (user_namespaces(7): EPERM in a chroot), so bubblewrap cannot work in a chroot. Root
/// can mend that for its own children: it takes a private mount namespace and makes the chroot's
/// folder its root. The same files are seen as before. Needs CAP_SYS_ADMIN and CAP_SYS_CHROOT.
/// @return what failed, with errno set; null: done
const char* own_root();

}  // namespace lab::launch
