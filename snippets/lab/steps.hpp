// A coroutine type for listings: it stops at each `co_await lab::turn` and goes on when told.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

namespace lab {

/// What a coroutine function of a listing returns. Nothing runs before the first `go_on`.
/// Owns the coroutine's frame: it lives as long as this object.
class Steps {
public:
    struct promise_type {
        Steps get_return_object() { return Steps(Handle::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };

    Steps(Steps&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Steps& operator=(Steps&&) = delete;
    ~Steps() {
        if (handle_) handle_.destroy();
    }

    /// Runs the coroutine from where it stopped to its next `co_await turn`, or to its end.
    /// At its end already, it does nothing.
    void go_on() {
        if (!handle_.done()) handle_.resume();
    }

    /// True once the coroutine has run to its end.
    bool done() const { return handle_.done(); }

    /// For awaiters that name the coroutine to go on with.
    std::coroutine_handle<> handle() const { return handle_; }

private:
    using Handle = std::coroutine_handle<promise_type>;
    explicit Steps(Handle handle) : handle_(handle) {}

    Handle handle_;
};

/// `co_await lab::turn;` is a suspension point: control goes back to whoever said `go_on`.
inline constexpr std::suspend_always turn;

}  // namespace lab
