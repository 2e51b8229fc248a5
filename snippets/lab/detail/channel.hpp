// How a record leaves the program: one line of JSON in one write(2), or a printed line by hand.
#pragma once

#include <unistd.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <type_traits>

namespace lab::detail {

/// The control that is on in this run; empty in the real run.
inline std::string_view control_name() {
    static const char* const name = std::getenv("LAB_CONTROL");
    return name ? name : "";
}

/// Channel to the runner, or -1 when a person started the program.
inline int channel() {
    static const int fd = [] {
        const char* const text = std::getenv("LAB_CHANNEL");
        return text ? std::atoi(text) : -1;
    }();
    return fd;
}

inline std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        } else {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        }
    }
    return out + '"';
}

template <class Value>
std::string to_json(const Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
        return value ? "true" : "false";
    } else if constexpr (std::is_floating_point_v<Value>) {
        char text[40];  // the shortest form that reads back as the same number
        const auto end = std::to_chars(text, text + sizeof text, static_cast<double>(value)).ptr;
        const std::string number(text, end);
        return std::isfinite(value) ? number : json_text(number);
    } else if constexpr (std::is_integral_v<Value>) {
        return std::to_string(value);
    } else {
        return json_text(value);
    }
}

/// One record. Whole records stay whole even when several processes send at once: a write of at
/// most PIPE_BUF bytes to a pipe is atomic (pipe(7)). Longer text is cut to stay below it.
class Record {
public:
    Record(std::string_view kind, std::string_view name)
        : json_("{" + json_text(kind) + ":" + json_text(name.substr(0, kLongest))), plain_(name) {}

    template <class Value>
    Record&& with(std::string_view key, const Value& value) && {
        if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
            add(key, json_text(std::string_view(value).substr(0, kLongest)), std::string(value));
        } else {
            add(key, to_json(value), to_json(value));
        }
        return std::move(*this);
    }

    void send() && {
        if (channel() < 0) {
            std::printf("%s\n", plain_.c_str());
            std::fflush(stdout);
            return;
        }
        json_ += "}\n";
        if (::write(channel(), json_.data(), json_.size()) < 0) std::perror("lab: record lost");
    }

private:
    static constexpr std::size_t kLongest = 500;  // six bytes each at worst, within PIPE_BUF

    void add(std::string_view key, const std::string& json, const std::string& plain) {
        json_ += "," + json_text(key) + ":" + json;
        if (!plain.empty()) plain_ += "  " + plain;
    }

    std::string json_, plain_;
};

/// Tells the runner that `main` came to its end: a report without this line is not complete.
/// Children and programs that die do not send it.
class Completion {
public:
    ~Completion() {
        if (channel() >= 0 && getpid() == owner_) Record("end", "complete").send();
    }

private:
    const pid_t owner_ = getpid();
};

inline const Completion completion;

}  // namespace lab::detail
