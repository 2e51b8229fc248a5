// Sets the clock of the machine, by every call that can.
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    const timeval same{now.tv_sec, 0};
    timex slower{};
    slower.modes = ADJ_FREQUENCY;
    lab::fact("escaped",
              succeeded({clock_settime(CLOCK_REALTIME, &now), settimeofday(&same, nullptr),
                         adjtimex(&slower), clock_adjtime(CLOCK_REALTIME, &slower),
                         lab::control() ? clock_gettime(CLOCK_BOOTTIME, &now) : -1}));
}
