// See guard.hpp.
#include "guard.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

namespace lab::local {
namespace {

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

long throttled_periods() {
    for (const char* file : {"/sys/fs/cgroup/cpu.stat", "/sys/fs/cgroup/cpu/cpu.stat"}) {
        std::ifstream in(file);
        std::string key;
        for (long value = 0; in >> key >> value;)
            if (key == "nr_throttled") return value;
    }
    return 0;
}

double load_average() {
    std::ifstream in("/proc/loadavg");
    double load = 0;
    in >> load;
    return load;
}

// A fixed piece of arithmetic, some 50 µs long: where its slow runs are far above its median,
// something else wanted the CPU.
double spin_us() {
    const double before = seconds();
    unsigned x = 1;
    for (int i = 0; i < 40'000; ++i) {
        x = x * 1664525 + 1013904223;
        asm volatile("" : "+r"(x));
    }
    return (seconds() - before) * 1e6;
}

}  // namespace

Guard::Guard() : last_(count()) {}

Guard::Counters Guard::count() {
    Counters seen;
    seen.now = seconds();
    std::ifstream pressure("/proc/pressure/cpu");
    std::string line;
    if (std::getline(pressure, line))
        if (const std::size_t at = line.find("total="); at != std::string::npos)
            seen.pressure_us = std::stod(line.substr(at + 6));
    std::ifstream stat("/proc/stat");
    std::string word;
    stat >> word;
    std::array<double, 8> ticks{};  // user nice system idle iowait irq softirq steal
    for (double& each : ticks) stat >> each;
    for (const double each : ticks) seen.all += each;
    seen.idle = ticks[3] + ticks[4];
    seen.steal = ticks[7];
    seen.throttled = throttled_periods();
    return seen;
}

GuardReading Guard::read() {
    const Counters now = count();
    const double wall = now.now - last_.now, ticks = std::max(1.0, now.all - last_.all);
    GuardReading reading;
    reading.wall_seconds = wall;
    reading.pressure = wall > 0 ? (now.pressure_us - last_.pressure_us) / 1e6 / wall : 0;
    reading.steal = (now.steal - last_.steal) / ticks;
    reading.idle = (now.idle - last_.idle) / ticks;
    reading.load = load_average();
    reading.throttled = now.throttled - last_.throttled;
    std::array<double, 20> spins;
    for (double& each : spins) each = spin_us();
    std::sort(spins.begin(), spins.end());
    reading.spin_p50_us = spins[10];
    reading.spin_p95_us = spins[19];
    last_ = count();
    return reading;
}

}  // namespace lab::local
