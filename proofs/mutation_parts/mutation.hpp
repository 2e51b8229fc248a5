// What a damaged listing does wrong: orders that it reads at its start from a file of its own.
// proofs/mutation.py puts this beside the vocabulary in a copy of the book; without a file for a
// listing the listing is whole. One order a line: word, target and argument, tabs between them.
#pragma once

#include <time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace lab::detail::mutation {

inline constexpr const char* kFolder = "@FOLDER@";

struct Order {
    std::string word, target, argument;
};

/// kFolder/topic/name, by the last two parts of the program's path.
inline std::string own_file() {
    char path[4096];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    const std::string_view program(path, size > 0 ? static_cast<std::size_t>(size) : 0);
    const std::size_t name = program.rfind('/');
    if (name == std::string_view::npos || name == 0) return "";
    return kFolder + std::string(program.substr(program.rfind('/', name - 1)));
}

inline std::vector<Order> read_orders() {
    std::vector<Order> orders;
    std::ifstream file(own_file());
    for (std::string line; std::getline(file, line);) {
        std::istringstream parts(line);
        Order order;
        std::getline(parts, order.word, '\t');
        std::getline(parts, order.target, '\t');
        std::getline(parts, order.argument);
        orders.push_back(order);
    }
    return orders;
}

inline const std::vector<Order>& orders() {
    static const std::vector<Order> all = read_orders();
    return all;
}

inline const Order* find(std::string_view word, std::string_view target = "") {
    for (const Order& order : orders())
        if (order.word == word && order.target == target) return &order;
    return nullptr;
}

/// Reads the orders before main, and silences what is to print nothing.
inline bool begin() {
    if (find("drop", "output:")) static_cast<void>(std::freopen("/dev/null", "w", stdout));
    return !orders().empty();
}

inline const bool begun = begin();

/// What a listing is told when it asks for a control.
inline bool control(std::string_view name, bool is_on) {
    const Order* const order = find("control", name);
    if (!order) return is_on;
    return order->argument == "invert" ? !is_on : order->argument == "on";
}

/// "fact:workers" of {"fact":"workers",…}; "event:a b" of {"event":"a b"}.
inline std::string key_of(const std::string& record) {
    const std::size_t kind = record.find('"', 2), name = kind + 3;
    const std::string what = record.substr(2, kind - 2);
    const std::size_t end = what == "event" ? record.size() - 2 : record.find('"', name);
    return what + ":" + record.substr(name, end - name);
}

inline std::string one_more(const std::string& number) {
    if (number.find_first_of(".eE") == std::string::npos)
        return std::to_string(std::stoll(number) + 1);
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", std::stod(number) + 1);
    return text;
}

/// Another value in the place of one as JSON: "add" (one more, not true, a letter more), "empty",
/// "retype" (a text for a number and the reverse), or the JSON that follows "set ".
inline std::string changed(const std::string& value, const std::string& how) {
    if (how.rfind("set ", 0) == 0) return how.substr(4);
    const bool is_text = value[0] == '"', is_truth = value == "true" || value == "false";
    if (how == "retype") return is_text || is_truth ? "7" : "\"seven\"";
    if (how == "empty") return is_text ? "\"\"" : is_truth ? "false" : "0";
    if (is_text) return value.substr(0, value.size() - 1) + "x\"";
    return is_truth ? (value == "true" ? "false" : "true") : one_more(value);
}

inline std::string with_value(const std::string& record, const std::string& how) {
    const std::size_t begin = record.find(",\"value\":") + 9, end = record.rfind(",\"unit\":");
    return record.substr(0, begin) + changed(record.substr(begin, end - begin), how) +
           record.substr(end);
}

inline std::string at_next_point(const std::string& record) {
    const std::size_t begin = record.find(",\"at\":") + 6, end = record.find(',', begin);
    return record.substr(0, begin) + one_more(record.substr(begin, end - begin)) +
           record.substr(end);
}

inline std::string renamed(const std::string& record, const std::string& name) {
    const std::string key = key_of(record);
    std::string out = record;
    return out.replace(record.find(':') + 2, key.size() - key.find(':') - 1, name);
}

/// What is sent in the place of a record: nothing, one line or several.
inline std::vector<std::string> records(const std::string& record) {
    const std::string key = key_of(record);
    if (find("drop", key)) return {};
    std::string out = record;
    if (const Order* const order = find("value", key)) out = with_value(out, order->argument);
    if (find("shift", key)) out = at_next_point(out);
    if (const Order* const order = find("rename", key)) out = renamed(out, order->argument);
    if (find("twice", key)) return {out, out};
    return {out};
}

/// A cost that is told and was never measured: the clock stood still, or ran backwards.
inline std::optional<double> false_cost() {
    if (find("clock", "stopped")) return 0.0;
    if (find("clock", "backwards")) return -1.0;
    return std::nullopt;
}

/// Makes a batch of a slowed arm take longer by a factor.
inline void linger(std::string_view arm, std::int64_t elapsed_ns) {
    const Order* const order = find("slow", arm);
    if (!order) return;
    const auto more = static_cast<std::int64_t>((std::stod(order->argument) - 1) *
                                                static_cast<double>(elapsed_ns));
    const timespec pause{more / 1'000'000'000, more % 1'000'000'000};
    nanosleep(&pause, nullptr);
}

inline void before_end() {
    if (find("end", "abort")) std::abort();
    if (find("output", "add")) std::printf("x"), std::fflush(stdout);
}

inline void after_end() {
    if (find("end", "status")) _exit(1);
}

}  // namespace lab::detail::mutation
