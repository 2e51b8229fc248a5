// Asks for powers over the kernel: BPF, counters of kernel code, modules, another kernel, its log.
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <sys/klog.h>
#include <sys/reboot.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    bpf_attr map{};
    map.map_type = BPF_MAP_TYPE_ARRAY, map.key_size = 4, map.value_size = 4, map.max_entries = 1;
    perf_event_attr counter{};
    counter.type = PERF_TYPE_SOFTWARE, counter.size = sizeof counter;
    counter.config = PERF_COUNT_SW_CPU_CLOCK;
    char text[64];
    const int escaped = succeeded(
        {syscall(SYS_bpf, BPF_MAP_CREATE, &map, sizeof map),
         syscall(SYS_perf_event_open, &counter, -1, 0, -1, 0), syscall(SYS_finit_module, 0, "", 0),
         syscall(SYS_kexec_load, 0, 0, nullptr, 0), syscall(SYS_open_by_handle_at, 0, nullptr, 0),
         syscall(SYS_fanotify_init, 0, 0), syscall(SYS_iopl, 3), klogctl(3, text, sizeof text),
         swapon("/work", 0), reboot(RB_DISABLE_CAD), acct("/tmp/acct")});
    lab::fact("escaped", escaped + (lab::control() ? succeeded({getpid()}) : 0));
}
