// What this machine is, as far as it bears on results; nothing here names a person or a host.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "../model.hpp"

namespace lab::local {

/// The machine behind a set of evidence; see schemas/machine.schema.json for each field.
struct Machine {
    std::string id, cpu, kernel, command_line, distribution, hypervisor, clock_source, governor,
        libc;
    std::string thp, overcommit;
    int cpus = 1;
    long memory_mib = 0, page_size = 4096, pid_max = 0;
    std::map<std::string, std::string> mitigations, compilers, limits, cgroup, cpu_features;
    std::map<std::string, double> fingerprint;  ///< ns
};

/// Reads the machine's description; quick. The fingerprint stays empty.
Machine describe_machine();

/// Medians of a few platform costs (system call, first-touch fault, fork), in ns; takes about a
/// tenth of a second. For comparing machines, never for verdicts.
std::map<std::string, double> measure_fingerprint();

}  // namespace lab::local
