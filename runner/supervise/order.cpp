// See order.hpp.
#include "order.hpp"

#include <cstdio>
#include <cstdlib>

namespace lab::supervise {
namespace {

std::string in_digits(double number) {
    char text[40];
    std::snprintf(text, sizeof text, "%.3f", number);
    return text;
}

// One option of the order by name; false for an unknown name.
bool put(Order& order, const std::string& name, const std::string& value) {
    const auto whole = [&] { return std::strtoll(value.c_str(), nullptr, 10); };
    if (name == "--wall")
        order.wall_seconds = std::strtod(value.c_str(), nullptr);
    else if (name == "--cpu")
        order.cpu_seconds = std::strtod(value.c_str(), nullptr);
    else if (name == "--file-bytes")
        order.file_bytes = whole();
    else if (name == "--memory-bytes")
        order.memory_bytes = whole();
    else if (name == "--descriptors")
        order.descriptors = whole();
    else if (name == "--tasks")
        order.tasks = whole();
    else if (name == "--runner")
        order.runner = static_cast<int>(whole());
    else if (name == "--result")
        order.result = value;
    else if (name == "--result-bytes")
        order.result_bytes = whole();
    else
        return false;
    return true;
}

}  // namespace

std::vector<std::string> words_of(const Order& order, const std::string& supervisor) {
    std::vector<std::string> words = {supervisor};
    const auto add = [&](const char* name, std::string value) {
        words.insert(words.end(), {name, std::move(value)});
    };
    add("--wall", in_digits(order.wall_seconds));
    add("--cpu", in_digits(order.cpu_seconds));
    add("--file-bytes", std::to_string(order.file_bytes));
    add("--memory-bytes", std::to_string(order.memory_bytes));
    add("--descriptors", std::to_string(order.descriptors));
    add("--tasks", std::to_string(order.tasks));
    add("--runner", std::to_string(order.runner));
    if (!order.result.empty()) {
        add("--result", order.result);
        add("--result-bytes", std::to_string(order.result_bytes));
    }
    words.emplace_back("--");
    words.insert(words.end(), order.program.begin(), order.program.end());
    return words;
}

std::optional<Order> order_from(const std::vector<std::string>& words) {
    Order order;
    std::size_t i = 0;
    for (; i + 1 < words.size() && words[i] != "--"; i += 2)
        if (!put(order, words[i], words[i + 1])) return std::nullopt;
    if (i + 1 >= words.size()) return std::nullopt;
    order.program.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
    return order;
}

std::string to_line(const Status& s) {
    char text[256];
    std::snprintf(text, sizeof text, "status %d %d %d %d %d %lld %lld %lld %ld %d %d\n", s.started,
                  s.wait_status, s.timed_out, s.out_of_memory, s.disk_full, s.wall_us, s.user_us,
                  s.system_us, s.max_rss_kib, s.error, static_cast<int>(s.result));
    return text;
}

Status status_from(const std::string& line) {
    Status s;
    int started = 0, timed_out = 0, out_of_memory = 0, disk_full = 0, result = 0;
    const int read =
        std::sscanf(line.c_str(), "status %d %d %d %d %d %lld %lld %lld %ld %d %d", &started,
                    &s.wait_status, &timed_out, &out_of_memory, &disk_full, &s.wall_us, &s.user_us,
                    &s.system_us, &s.max_rss_kib, &s.error, &result);
    if (read != 11 || result < 0 || result > static_cast<int>(Result::unwritable)) return {};
    s.out_of_memory = out_of_memory != 0;
    s.started = started != 0, s.timed_out = timed_out != 0, s.disk_full = disk_full != 0;
    s.result = static_cast<Result>(result);
    return s;
}

}  // namespace lab::supervise
