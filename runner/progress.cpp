// See progress.hpp.
#include "progress.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

#include "visible.hpp"

namespace lab {
namespace {

std::size_t columns() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

}  // namespace

Progress::Progress(int jobs, double weight)
    : terminal_(isatty(STDOUT_FILENO) == 1), jobs_(jobs), weight_(weight) {}

Progress::~Progress() { erase(); }

void Progress::starts(const std::string& what) {
    const std::lock_guard hold(mutex_);
    running_.insert(what);
    draw();
}

void Progress::ends(const std::string& what) {
    const std::lock_guard hold(mutex_);
    if (const auto found = running_.find(what); found != running_.end()) running_.erase(found);
    draw();
}

void Progress::finished(const std::string& line, double weight) {
    const std::lock_guard hold(mutex_);
    erase();
    std::puts(visible(line).c_str());
    ++done_;
    weight_done_ += weight;
    draw();
}

void Progress::say(const std::string& line) {
    const std::lock_guard hold(mutex_);
    erase();
    std::puts(visible(line).c_str());
    draw();
}

std::string Progress::time_left() const {
    const double elapsed = std::chrono::duration<double>(Clock::now() - start_).count();
    if (elapsed < 2 || weight_done_ <= 0) return "";
    const double left = elapsed / weight_done_ * (weight_ - weight_done_);
    return left < 90 ? fmt::format(", about {:.0f} s left", left)
                     : fmt::format(", about {:.0f} min left", left / 60);
}

void Progress::draw() {
    if (terminal_ && !running_.empty()) {
        std::string line = visible(
            fmt::format("[{}/{}{}] {}", done_, jobs_, time_left(), fmt::join(running_, ", ")));
        if (line.size() >= columns()) line.resize(columns() - 1);
        fmt::print("\r\033[K{}", line);
    }
    std::fflush(stdout);
}

void Progress::erase() {
    if (terminal_) fmt::print("\r\033[K");
}

}  // namespace lab
