// Slopes from ratios and back.
#include "growth.hpp"

#include <cmath>
#include <variant>

namespace lab::judge {

double growth_threshold(double slope, double from, double to) { return std::pow(to / from, slope); }

Trial as_slope(Trial ratio, double from, double to) {
    const double stretch = std::log(to / from);
    const auto slope = [stretch](double r) { return std::log(r) / stretch; };
    if (ratio.estimate)
        if (const auto* r = std::get_if<double>(&*ratio.estimate)) ratio.estimate = slope(*r);
    if (ratio.interval) ratio.interval = {slope(ratio.interval->low), slope(ratio.interval->high)};
    return ratio;
}

}  // namespace lab::judge
