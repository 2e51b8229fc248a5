// must(): every system call checked, without clutter.
#pragma once

#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>
#include <type_traits>

namespace lab {

namespace detail {

[[noreturn]] inline void fail(int error, const char* file, int line) {
    throw std::system_error(error, std::generic_category(),
                            std::string(file) + ":" + std::to_string(line));
}

template <class Result>
bool failed(Result result) {
    if constexpr (std::is_pointer_v<Result>) {
        const auto bits = reinterpret_cast<std::intptr_t>(result);
        const bool is_function = std::is_function_v<std::remove_pointer_t<Result>>;
        return bits == -1 || (bits == 0 && !is_function);  // MAP_FAILED, SIG_ERR; a null FILE*
    } else {
        return result == static_cast<Result>(-1);
    }
}

}  // namespace detail

/// Hands the result of a system call on; throws std::system_error with errno and the caller's
/// line when it is -1, MAP_FAILED, SIG_ERR or a null object pointer.
template <class Result>
Result must(Result result, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    if (detail::failed(result)) detail::fail(errno, file, line);
    return result;
}

/// For calls that return an error number (pthread_create, posix_spawn): throws unless it is 0.
inline void must_zero(int error, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    if (error != 0) detail::fail(error, file, line);
}

}  // namespace lab
