// Names of published machines: short, plain, and nobody's.
#include "publish/machine_name.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace lab;

namespace {

std::string name_of(const char* cpu, int cpus, const char* hypervisor) {
    return machine_name_from({{"cpu", cpu}, {"cpus", cpus}, {"hypervisor", hypervisor}});
}

}  // namespace

TEST_CASE("a machine is called by its CPU, how many, and whose virtual machine it is") {
    CHECK(name_of("AMD EPYC", 2, "some (the CPU flag says so; no vendor is given)") ==
          "amd-epyc-2-cpus-virtual");
    CHECK(name_of("Intel(R) Xeon(R) CPU E5-2686 v4 @ 2.30GHz", 4, "Amazon EC2") ==
          "intel-xeon-e5-2686-v4-4-cpus-amazon-ec2");
    CHECK(name_of("AMD Ryzen 7 PRO 6850U with Radeon Graphics", 16, "none") ==
          "amd-ryzen-7-pro-6850u-16-cpus-bare-metal");
    CHECK(name_of("AMD EPYC 7763 64-Core Processor", 1, "QEMU") == "amd-epyc-7763-1-cpu-qemu");
    CHECK(name_of("…", 1, "…") == "unknown-1-cpu");
}

TEST_CASE("every name that is made may be given, however odd the facts are") {
    const std::string odd(300, '-');

    for (const char* cpu :
         {"", "@", "  (R) ", "Ünï / ..", odd.c_str(), "a-b--c---d----------------------e"})
        for (const char* around : {"none", "", "/../", odd.c_str()})
            CHECK(is_machine_name(name_of(cpu, 64, around)));
}

TEST_CASE("a name that could lead out of its folder, or reads like another, is none") {
    CHECK(is_machine_name("amd-epyc-2"));
    for (const char* name : {"", "-a", "a-", "a--b", "A", "a/b", "..", ".a", "a b", "ä"})
        CHECK_FALSE(is_machine_name(name));
    CHECK_FALSE(is_machine_name(std::string(81, 'a')));
}
