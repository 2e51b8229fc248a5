// Counts, order statistics and stopping rules of the sign process.
#include "sign_process.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "summary.hpp"

namespace lab::judge {

SignProcess::SignProcess(Comparison comparison, double r0, SignRules rules)
    : comparison_(comparison),
      log_low_(comparison == Comparison::within ? -std::log(r0) : std::log(r0)),
      log_high_(std::log(r0)),
      rules_(rules),
      numbers_(rules.alpha) {}

State SignProcess::add(double y) {
    if (state_ != State::go_on) return state_;
    if (!std::isfinite(y)) {
        end(Verdict::inconclusive, Reason::timer_resolution);
        return state_;
    }
    count(y);
    if (n() >= rules_.minimum) {
        narrow();
        settle();
    }
    return state_;
}

State SignProcess::discard() {
    if (state_ == State::go_on) ++discarded_;
    return state_;
}

void SignProcess::stop(Reason reason, std::string detail) {
    if (state_ != State::go_on) return;
    if (reason == Reason::budget && too_many_lost())
        reason = Reason::environment;
    else if (reason == Reason::budget && n() < rules_.minimum)
        reason = Reason::too_few;
    detail_ = std::move(detail);
    end(Verdict::inconclusive, reason);
}

void SignProcess::resume() {
    const bool stopped = reason_ == Reason::budget || reason_ == Reason::too_few;
    if (!stopped || n() >= rules_.maximum) return;
    state_ = State::go_on;
    reason_ = Reason::none;
    detail_.clear();
}

std::optional<double> SignProcess::estimate() const {
    if (sorted_.empty()) return std::nullopt;
    return std::exp(median_of_sorted(sorted_));
}

std::optional<Interval> SignProcess::interval() const {
    if (!log_range_) return std::nullopt;
    return Interval{std::exp(log_range_->low), std::exp(log_range_->high)};
}

Trial SignProcess::trial() const {
    SignProcess now = *this;
    now.stop_for_budget();
    Trial trial = inconclusive(now.reason_, now.detail_);
    if (state_ == State::verified) trial.verdict = Verdict::verified;
    if (state_ == State::refuted) trial.verdict = Verdict::refuted;
    if (const auto ratio = estimate()) trial.estimate = *ratio;
    trial.interval = interval();
    trial.n = n();
    trial.up = up();
    trial.down = down();
    trial.ties = ties();
    trial.discarded = discarded();
    trial.needed = needed();
    trial.alpha = rules_.alpha;
    return trial;
}

void SignProcess::count(double y) {
    needed_ = numbers_.next();
    const auto place = std::lower_bound(sorted_.begin(), sorted_.end(), y);
    if (place == sorted_.end() || *place != y) ++different_;
    sorted_.insert(place, y);
    if (y > log_high_) ++up_;
    if (y < log_low_) ++down_;
    if (y == log_low_ || y == log_high_) ++ties_;
}

// Lower limit: the c[n]-th largest y. Upper limit: the c[n]-th smallest.
void SignProcess::narrow() {
    if (!needed_) return;
    const auto c = static_cast<std::size_t>(*needed_);
    const Interval latest{sorted_[sorted_.size() - c], sorted_[c - 1]};
    if (!log_range_) log_range_ = latest;
    log_range_->low = std::max(log_range_->low, latest.low);
    log_range_->high = std::min(log_range_->high, latest.high);
}

// What the counts so far decide; inconclusive where that is nothing. Inside the band of equal cost
// is what lies above its lower and below its upper threshold, each a decision of its own.
Verdict SignProcess::by_counts() const {
    if (!needed_) return Verdict::inconclusive;
    const bool is_up = up_ >= *needed_, is_down = down_ >= *needed_;
    if (comparison_ == Comparison::within) {
        if (is_up || is_down) return Verdict::refuted;
        const bool inside = log_range_->low > log_low_ && log_range_->high < log_high_;
        return inside ? Verdict::verified : Verdict::inconclusive;
    }
    if (!is_up && !is_down) return Verdict::inconclusive;
    return is_up == (comparison_ == Comparison::above) ? Verdict::verified : Verdict::refuted;
}

// Ties and losses come first: a coarse clock or a lossy run gets no verdict, however clear it
// looks.
void SignProcess::settle() {
    const Verdict decided = by_counts();
    if (too_many_lost())
        end(Verdict::inconclusive, Reason::environment);
    else if (ties() > rules_.tie_share * n() || different_ < rules_.tie_share * n())
        end(Verdict::inconclusive, Reason::timer_resolution);
    else if (decided != Verdict::inconclusive)
        end(decided, Reason::none);
    else if (near_threshold())
        end(Verdict::inconclusive, Reason::near_threshold);
    else if (n() >= rules_.maximum)
        end(Verdict::inconclusive, Reason::budget);
}

void SignProcess::end(Verdict verdict, Reason reason) {
    state_ = verdict == Verdict::verified  ? State::verified
             : verdict == Verdict::refuted ? State::refuted
                                           : State::inconclusive;
    reason_ = reason;
}

bool SignProcess::too_many_lost() const {
    return discarded_ > rules_.discard_share * (n() + discarded_);
}

bool SignProcess::near_threshold() const {
    const double margin = std::log(rules_.near);
    const auto hugs = [&](double threshold) {
        return log_range_->low >= threshold - margin && log_range_->high <= threshold + margin;
    };
    return log_range_ && (hugs(log_low_) || hugs(log_high_));
}

}  // namespace lab::judge
