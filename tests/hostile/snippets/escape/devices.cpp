// Opens devices that reach memory, disks, the log, virtual machines or the network, and makes one.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    int escaped = succeeded({mknod("/tmp/mem", S_IFCHR | 0600, makedev(1, 1)),
                             mknod("/work/disk", S_IFBLK | 0600, makedev(254, 0))});
    for (const char* device :
         {"/dev/mem", "/dev/kmsg", "/dev/port", "/dev/sda", "/dev/vda", "/dev/kvm", "/dev/fuse",
          "/dev/net/tun", "/dev/vsock", "/dev/vhost-vsock", "/dev/loop-control", "/dev/rtc0"})
        escaped += succeeded({open(device, O_RDONLY)});
    if (lab::control()) escaped += succeeded({open("/dev/null", O_RDONLY)});
    lab::fact("escaped", escaped);
}
