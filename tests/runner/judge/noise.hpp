// A simulated machine: the noise that shared computers add to the timings of a block.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>

#include "judge/block.hpp"

namespace lab::judge {

/// Size of each kind of noise, on logarithms of batch times. The presets are those the method was
/// chosen with; the walk steps at every visit, which makes them a little noisier here.
struct Noise {
    double gauss;         ///< standard deviation of independent noise
    double spike_chance;  ///< chance of a Pareto spike, up to 10^4 times
    double spike_index;   ///< its index: smaller is wilder
    double mode;          ///< slowdown of an arm's second mode, drawn once a block and arm
    double mode_chance;
    double drift;  ///< step of a random walk that both arms share
    double slow;   ///< slowdown of a shared regime that lasts 60 batches on average
    double first;  ///< penalty of a block's first visit
    /// Slowdown of a mode that one arm keeps from block to block, as a layout of memory does, and
    /// how many blocks it lasts on average. This breaks the method's one assumption on purpose;
    /// what helps is that every process draws it anew.
    double sticky = 0;
    double dwell = 1;
};

inline constexpr Noise kQuiet{.03, .01, 1.8, 0, 0, .02, 0, 0};
inline constexpr Noise kCi{.20, .08, 1.2, .30, .3, .15, .5, .05};
inline constexpr Noise kSaturated{.45, .20, 0.9, .50, .4, .5, .9, .30};
inline constexpr Noise kSticky12{.20, .08, 1.2, .30, .3, .15, .5, .05, .20, 12};
inline constexpr Noise kSticky100{.20, .08, 1.2, .30, .3, .15, .5, .05, .20, 100};

/// As many blocks as the runner takes in one process.
inline constexpr int kBlocksInProcess = 8;

/// Blocks of two arms with a true cost ratio, on a machine with that noise. The generator and the
/// arithmetic are specified by the standard, so a seed gives the same blocks everywhere.
class Machine {
public:
    Machine(Noise noise, double ratio, std::uint64_t seed)
        : noise_(noise), log_ratio_(std::log(ratio)), random_(seed) {}

    Order order() { return happens(0.5) ? Order::abba : Order::baab; }

    /// Time for one operation of each visit, ns.
    std::array<double, 4> visits(Order order) {
        if (noise_.sticky > 0) keep_or_change_modes();
        const double mode_a = drawn_mode() + (sticks_[0] ? noise_.sticky : 0);
        const double mode_b = drawn_mode() + (sticks_[1] ? noise_.sticky : 0);
        std::array<double, 4> times{};
        for (std::size_t i = 0; i < times.size(); ++i) {
            const bool arm_a = (i == 0 || i == 3) == (order == Order::abba);
            const double cost = arm_a ? log_ratio_ + mode_a : mode_b;
            times[i] = 100 * std::exp(cost + disturbance() + (i == 0 ? noise_.first : 0));
        }
        return times;
    }

    double y() {
        const Order chosen = order();
        return *log_ratio(chosen, visits(chosen));
    }

private:
    double uniform() { return (static_cast<double>(random_() >> 11) + 0.5) * 0x1p-53; }
    bool happens(double chance) { return uniform() < chance; }

    double normal() {
        return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
    }

    double drawn_mode() { return happens(noise_.mode_chance) ? noise_.mode : 0; }

    void keep_or_change_modes() {
        const bool new_process = blocks_++ % kBlocksInProcess == 0;
        for (bool& sticks : sticks_)
            if (happens(new_process ? 0.5 : 1 / noise_.dwell)) sticks = !sticks;
    }

    double disturbance() {
        walk_ += noise_.drift * normal();
        if (happens(1.0 / 60)) slow_ = !slow_;
        double sum = walk_ + (slow_ ? noise_.slow : 0) + noise_.gauss * normal();
        if (happens(noise_.spike_chance))
            sum += std::min(-std::log(uniform()) / noise_.spike_index, std::log(1e4));
        return sum;
    }

    Noise noise_;
    double log_ratio_;
    std::mt19937_64 random_;
    double walk_ = 0;
    bool slow_ = false;
    int blocks_ = 0;
    std::array<bool, 2> sticks_{};  // whether each arm is in its sticky mode
};

}  // namespace lab::judge
