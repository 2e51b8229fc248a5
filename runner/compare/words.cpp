// See words.hpp.
#include "words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "../visible.hpp"

namespace lab {
namespace {

constexpr Phrase kPhrases[] = {
    {"side",
     "{folder}\n  {cpu}, {cpus} CPUs; kernel {kernel}; {compilers}\n  {count} claims tried, "
     "{first} to {last}",
     "{folder}\n  {cpu}，{cpus} 个 CPU；内核 {kernel}；{compilers}\n  实测过 {count} "
     "条命题，{first} 至 {last}"},
    {"before", "before", "之前"},
    {"after", "after", "之后"},
    {"stale", "; {n} of them stale: ./lab run", "；其中 {n} 条已过时：请运行 ./lab run"},
    {"kind flip", "verdicts that flipped", "结论反转"},
    {"kind undecided", "verdicts lost or won", "结论失去或新得"},
    {"kind number", "numbers beyond both intervals", "数值移到双方区间之外"},
    {"kind value", "other values", "其他取值变化"},
    {"kind appeared", "tried only after", "只在之后实测过"},
    {"kind disappeared", "tried only before", "只在之前实测过"},
    {"from to", "{before} → {after}", "{before} → {after}"},
    {"factor", "   × {factor}", "   × {factor}"},
    {"bare", "   no interval", "   没有区间"},
    {"another listing", "   another listing", "   程序不同"},
    {"another threshold", "   another threshold: {before} → {after}",
     "   阈值不同：{before} → {after}"},
    {"more", "  … {n} more: --all\n", "  ……另有 {n} 条：--all\n"},
    {"sum", "{both} claims tried on both sides: {told}{unmoved} stand",
     "双方都实测过 {both} 条命题：{told}{unmoved} 条未变"},
    {"n flip", "{n} flipped, ", "{n} 条结论反转，"},
    {"n undecided", "{n} lost or won a verdict, ", "{n} 条结论失去或新得，"},
    {"n number", "{n} moved, ", "{n} 个数值变化，"},
    {"n value", "{n} with another value, ", "{n} 个其他取值变化，"},
    {"other listings", "; {n} were tried with another listing or threshold",
     "；其中 {n} 条所用的程序或阈值不同"},
    {"facts", "facts that differ: any of them may explain a move, none need",
     "双方不同的事实：其中任何一条都可能是变化的原因，也可能都不是"},
    {"no facts", "no fact of machine.json differs", "machine.json 里没有不同的事实"},
    {"absent", "not said", "未记录"},
    {"costs", "what the platform costs, ns (measured by each run)",
     "平台开销，ns（每次运行都重新测量）"},
    {"measured interval", "{value} ({low} to {high})", "{value}（{low} 至 {high}）"},
    {"nothing measured", "–", "–"},
    // lab history
    {"on machine", "on {machine}", "机器 {machine}"},
    {"column measured", "measured", "测于"},
    {"column published", "published", "发布于"},
    {"column verdict", "verdict", "结论"},
    {"column value", "value", "数值"},
    {"column n", "n", "n"},
    {"epoch", "— {changes} —", "—— {changes} ——"},
    {"epoch from to", "{what}: {before} → {after}", "{what}：{before} → {after}"},
    {"epoch only", "{what}", "{what}"},
    {"epoch and", "; ", "；"},
    {"epoch listing", "another listing", "程序不同"},
    {"epoch threshold", "threshold", "阈值"},
    {"epoch compiler", "compiler", "编译器"},
    {"epoch method", "method of judging", "裁决方法"},
    {"epoch kernel", "kernel", "内核"},
    {"epoch cpu", "CPU", "CPU"},
    {"epoch cpus", "number of CPUs", "CPU 数"},
    {"epoch hypervisor", "hypervisor", "虚拟机监控器"},
    {"epoch libc", "C library", "C 库"},
    {"epoch distribution", "distribution", "发行版"},
    {"epoch command_line", "boot options", "启动参数"},
    {"epoch mitigations", "mitigations", "漏洞缓解措施"},
    {"never published", "{claim}: no result of it was ever published",
     "{claim}：尚未发布过任何结果"},
};

// A text is cut where a line has room for it.
std::string cut(const std::string& text) {
    constexpr std::size_t kMost = 48;
    const std::string line = visible_line(text);
    if (line.size() <= kMost) return line;
    std::size_t end = kMost;
    while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end) + "…";
}

std::string value_in_words(const judge::Value& value) {
    if (const auto* const real = std::get_if<double>(&value)) return plainly(*real);
    if (const auto* const text = std::get_if<std::string>(&value)) return cut(*text);
    return judge::to_string(value);
}

}  // namespace

std::span<const Phrase> comparing_phrases() { return kPhrases; }

std::string plainly(double number) {
    const std::string digits = three_digits(number);
    constexpr double kLargest = 1e9;
    if (digits.find('e') == std::string::npos || std::abs(number) < 1 ||
        std::abs(number) >= kLargest)
        return digits;
    return fmt::format("{:.0f}", std::strtod(digits.c_str(), nullptr));
}

std::string measured_in_words(const Words& words, const Standing& standing) {
    if (!standing.estimate) return words("nothing measured");
    const std::string value = value_in_words(*standing.estimate);
    if (!standing.interval) return value;
    return words("measured interval", fmt::arg("value", value),
                 fmt::arg("low", plainly(standing.interval->first)),
                 fmt::arg("high", plainly(standing.interval->second)));
}

std::string verdict_in_short(const Words& words, const std::string& verdict) {
    return words(verdict, fmt::arg("reason", ""));
}

std::string padded(const std::string& text, int width) {
    return text + std::string(static_cast<std::size_t>(std::max(1, width - columns(text))), ' ');
}

}  // namespace lab
