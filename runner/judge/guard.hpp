// Whether the machine was fit for what a claim asks of it, and whether the harness can be trusted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trial.hpp"

namespace lab::judge {

/// What was read around one segment; a reading the kernel does not offer stays empty and is not
/// held against the machine. Shares are of the segment's wall time, 0 to 1.
struct Reading {
    std::optional<double> waiting;      ///< /proc/pressure/cpu "some": runnable tasks had to wait
    std::optional<double> steal;        ///< /proc/stat: taken by the hypervisor
    std::optional<bool> throttled;      ///< cgroup cpu.stat: nr_throttled grew
    std::optional<double> spin_spread;  ///< a fixed spin of about 1 ms: 95th percentile / median
    std::optional<double> spin_shift;   ///< largest / smallest median of that spin within the run
};

/// GREEN: absolute numbers may be published. YELLOW: ratios may, absolute numbers are marked.
/// RED: claims that need a quiet machine get no verdict.
enum class Light { green, yellow, red };

/// `GREEN`, `YELLOW`, `RED`.
std::string_view to_string(Light light);

/// The limits of the method: RED above 60 % waiting, 10 % steal, on throttling, or when the spin's
/// median moved by more than 1.3; GREEN below 10 % waiting, 1 % steal and a spread of 1.3.
Light classify(const Reading& reading);

/// The worst light of all; GREEN for none.
Light worst(const std::vector<Reading>& readings);

/// Withholds the verdict on a claim that needs a quiet machine when the light is RED. It never
/// makes a verdict and never turns one into the other.
Trial guarded(Trial trial, Light worst, bool needs_quiet);

/// What the self-test of a run found wrong; empty if nothing. Both tries ask cost(A) / cost(B)
/// > 1.2.
/// @param same B is A: must be REFUTED
/// @param half_more A does 1.5 times the iterations of B: must be VERIFIED
std::string self_test_complaint(const Trial& same, const Trial& half_more);

/// Withholds a verdict because of such a complaint; an empty complaint changes nothing.
Trial distrusted(Trial trial, const std::string& complaint);

}  // namespace lab::judge
