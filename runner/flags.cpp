// See flags.hpp.
#include "flags.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace lab {
namespace {

constexpr std::size_t kLongest = 100;  // std::regex takes a stack frame for each character

const auto& shapes() {
    static const std::array shapes = {
        std::regex("-O([0-3sg]|fast)?|-g[0-3]?|-pthread|-static|-pedantic"),
        std::regex("-std=(c|gnu)\\+\\+(17|20|23|2b)"),
        std::regex("-[DU][A-Za-z_][A-Za-z0-9_]*(=[A-Za-z0-9_.]*)?"),
        std::regex("-f(no-)?(builtin(-[a-z0-9_]+)?|coroutines|exceptions|fast-math|inline|lto|"
                   "math-errno|omit-frame-pointer|pic|PIC|pie|PIE|plt|rtti|split-stack|"
                   "stack-protector(-all|-strong)?|strict-aliasing|tree-(slp-)?vectorize|"
                   "unroll-loops|wrapv)"),
        std::regex("-fsanitize=(address|leak|thread|undefined)"),
        std::regex("-m(arch|tune)=[a-z0-9-]+"),
        std::regex("-m(no-)?(sse[0-9.]*|avx[0-9a-z]*|bmi2?|fma|popcnt|lzcnt|cx16|rtm|red-zone)"),
        std::regex("-W(no-|error=)?[a-z][a-z0-9+-]*(=[0-9]+)?"),
        std::regex("-l[a-z0-9_]+"),
    };
    return shapes;
}

}  // namespace

bool is_allowed_flag(const std::string& flag) {
    return flag.size() <= kLongest &&
           std::any_of(shapes().begin(), shapes().end(),
                       [&](const std::regex& shape) { return std::regex_match(flag, shape); });
}

}  // namespace lab
