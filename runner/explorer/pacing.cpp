// See pacing.hpp.
#include "pacing.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>
#include <utility>

namespace lab::explorer {
namespace {

constexpr double kSlice = 0.05;  // seconds: how late a wish to stop is heard

double seconds_now() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

double any_number() {
    thread_local std::mt19937_64 engine{std::random_device{}()};
    return std::uniform_real_distribution<double>(0, 1)(engine);
}

}  // namespace

Clock real_clock(std::function<bool()> stopped) {
    Clock clock;
    clock.now = seconds_now;
    clock.random = any_number;
    clock.calendar = [] {
        return static_cast<long long>(
            std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
    };
    clock.wait = [stopped = std::move(stopped)](double seconds) {
        const double end = seconds_now() + seconds;
        for (double left = seconds; left > 0; left = end - seconds_now()) {
            if (stopped && stopped()) return;
            std::this_thread::sleep_for(std::chrono::duration<double>(std::min(left, kSlice)));
        }
    };
    return clock;
}

Pacing::Pacing(Manners manners, Clock clock) : manners_(manners), clock_(std::move(clock)) {}

bool Pacing::outlasts(double moment) const {
    return first_ >= 0 && moment - first_ > manners_.most_seconds;
}

Allowance Pacing::begin() {
    std::unique_lock lock(mutex_);
    place_is_free_.wait(lock, [&] { return under_way_ < manners_.at_once; });
    const double now = clock_.now(), moment = std::max(now, next_);
    if (begun_ >= manners_.most_requests) return Allowance::requests_spent;
    if (outlasts(moment)) return Allowance::time_spent;
    if (first_ < 0) first_ = now;
    next_ = moment + manners_.between_seconds;
    ++under_way_, ++begun_;
    lock.unlock();
    if (moment > now) clock_.wait(moment - now);
    return Allowance::granted;
}

void Pacing::end() {
    const std::lock_guard lock(mutex_);
    --under_way_;
    place_is_free_.notify_one();
}

bool Pacing::wait(double seconds) {
    {
        const std::lock_guard lock(mutex_);
        if (outlasts(clock_.now() + seconds)) return false;
    }
    clock_.wait(seconds);
    return true;
}

void Pacing::rest(double seconds) {
    const std::lock_guard lock(mutex_);
    next_ = std::max(next_, clock_.now() + seconds);
}

int Pacing::begun() const {
    const std::lock_guard lock(mutex_);
    return begun_;
}

}  // namespace lab::explorer
