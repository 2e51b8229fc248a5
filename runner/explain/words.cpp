// See words.hpp. Terms are those of the book's method page.
#include "words.hpp"

#include <algorithm>

#include "../visible.hpp"

namespace lab {
namespace {

constexpr int kHead = 11;  // columns of a head and the space behind it

constexpr Phrase kPhrases[] = {
    // heads of lines
    {"claim", "claim", "命题"},
    {"sentence", "sentence", "原句"},
    {"truth", "truth", "编者判断"},
    {"note", "note", "说明"},
    {"says", "says", "实测命题"},
    {"correction", "correction", "我们的更正"},
    {"wanted", "wanted", "要求"},
    {"measured", "measured", "实测"},
    {"decided", "decided", "判定"},
    {"machine", "machine", "机器状况"},
    {"timing", "timing", "计时"},
    {"seed", "seed", "随机种子"},
    {"control", "control", "对照"},
    {"confirmed", "confirmed", "重测确认"},
    {"self-test", "self-test", "自检"},
    {"needs", "needs", "所需条件"},
    {"verdict", "verdict", "本机结论"},
    {"why", "why", "原因"},
    {"next", "next", "下一步"},
    {"when", "when", "运行时间"},
    {"listing", "listing", "程序"},
    {"command", "command", "命令"},
    {"again", "again", "重新测量"},
    {"samples", "samples", "原始数据"},
    {"source", "source", "依据"},
    {"page", "page", "页面"},
    // the editors' judgement
    {"judged true", "true (the editors)", "正确"},
    {"judged true-with-conditions", "true with conditions (the editors)", "有条件地正确"},
    {"judged outdated", "outdated (the editors)", "已过时"},
    {"judged misleading", "misleading (the editors)", "有误导"},
    {"judged false", "false (the editors)", "错误"},
    // verdicts
    {"VERIFIED", "VERIFIED", "已证实（VERIFIED{reason}）"},
    {"REFUTED", "REFUTED", "已推翻（REFUTED{reason}）"},
    {"INCONCLUSIVE", "INCONCLUSIVE{reason}", "证据不足（INCONCLUSIVE{reason}）"},
    {"NOT_RUNNABLE", "NOT_RUNNABLE{reason}", "此处不可测（NOT_RUNNABLE）"},
    {"reason", ": {reason}", "，{reason}"},
    {"not tried", "NOT_RUNNABLE: not tried yet, no experiment decides it",
     "尚未实测（NOT_RUNNABLE）：还没有检验它的实验"},
    {"not run", "none yet: ./lab run {experiment}", "尚无证据：请先运行 ./lab run {experiment}"},
    {"by literature", "NOT_RUNNABLE: literature only", "仅凭文献（NOT_RUNNABLE）"},
    {"by definition", "NOT_RUNNABLE: a definition", "属于定义（NOT_RUNNABLE）"},
    {"by opinion", "NOT_RUNNABLE: an opinion", "属于观点（NOT_RUNNABLE）"},
    // what was wanted
    {"named", "{name}: {label}", "{name}：{label}"},
    {"of ratio", "cost({a}) / cost({b})", "开销({a}) / 开销({b})"},
    {"of net ratio", "net of {overhead}, cost({a}) / cost({b})",
     "扣除 {overhead} 之后，开销({a}) / 开销({b})"},
    {"of total", "cost({a}) / cost({b}), all that a process spends on each",
     "开销({a}) / 开销({b})，按每个进程的总量计"},
    {"of chain", "in {arms} each step", "{arms} 中每一级的开销之比"},
    {"of quantile", "the {q} % quantile of {series}", "{series} 的 {q} % 分位数"},
    {"of output", "standard output", "标准输出"},
    {"never", "in no process {what}", "没有一个进程的 {what}"},
    {"of growth", "growth exponent of {arm}'s cost from {from} to {to}",
     "{arm} 的开销从 {from} 到 {to} 的增长指数"},
    {"growth means",
     "0: the cost does not grow, 1: it grows in proportion; {slope} is judged as the ratio of "
     "both "
     "costs, ({to}/{from})^{slope} = {r0}",
     "0 表示开销不随规模变化，1 表示与规模成正比；裁决时比较两端开销之比，{slope} 相当于 "
     "({to}/{from})^{slope} = {r0}"},
    {"of samples", "{series} at {at}", "{series} 在 {at} 处的值"},
    {"events equal", "events in the order {wanted}", "事件的次序是 {wanted}"},
    {"equals", "{what} equals {wanted}", "{what}等于 {wanted}"},
    {"at_least", "{what} at least {wanted}", "{what}不小于 {wanted}"},
    {"at_most", "{what} at most {wanted}", "{what}不大于 {wanted}"},
    {"above", "{what} above {wanted}", "{what}大于 {wanted}"},
    {"below", "{what} below {wanted}", "{what}小于 {wanted}"},
    {"within", "{what} about equal: from {low} to {wanted}",
     "{what}大致相等：介于 {low} 与 {wanted} 之间"},
    {"each above", "{what} above {wanted}", "{what}都大于 {wanted}"},
    {"between", "{what} between {wanted}", "{what}介于 {wanted}"},
    {"one_of", "{what} one of {wanted}", "{what}是其中之一：{wanted}"},
    {"same_as", "{what} same as {wanted}, a fact of the same process",
     "{what}与同一进程报告的 {wanted} 相同"},
    {"differs_from", "{what} differs from {wanted}, a fact of the same process",
     "{what}与同一进程报告的 {wanted} 不同"},
    {"other relation", "{what} {relation} {wanted}", "{what} {relation} {wanted}"},
    {"and", " and ", " 与 "},
    {"comma", ", ", "、"},
    // what was measured
    {"no value", "no value", "没有取得数值"},
    {"not seen", "not seen", "没有见到"},
    {"interval", ", interval {low} to {high}", "，区间 {low} 至 {high}"},
    {"blocks", "; {n} blocks, {up} above the threshold, {down} below",
     "；共 {n} 个区组，{up} 个在阈值之上，{down} 个在阈值之下"},
    {"blocks in band", "; {n} blocks, {inside} between both limits, {up} above, {down} below",
     "；共 {n} 个区组，{inside} 个在两个界限之间，{up} 个在上，{down} 个在下"},
    {"ties", ", {ties} on it", "，{ties} 个恰好等于阈值"},
    {"needed", ", {needed} needed", "，判定需要 {needed} 个"},
    {"processes", "; {n} processes", "；{n} 个进程"},
    {"one process", "; 1 process", "；1 个进程"},
    {"each", "one process after the other: {values}", "各进程依次为：{values}"},
    {"each with other", "one process after the other, beside {other}: {values}",
     "各进程依次为（括号内是 {other}）：{values}"},
    {"value with other", "{value} ({other})", "{value}（{other}）"},
    // how the numbers decide
    {"above enough",
     "{up} of {n} blocks lie above {r0}; c[{n}] = {needed} are enough to decide for that "
     "side{odds}",
     "{n} 个区组中有 {up} 个在 {r0} 之上；达到 c[{n}] = {needed} "
     "个，就判定比值在阈值之上{odds}"},
    {"below enough",
     "{down} of {n} blocks lie below {r0}; c[{n}] = {needed} are enough to decide for that "
     "side{odds}",
     "{n} 个区组中有 {down} 个在 {r0} 之下；达到 c[{n}] = {needed} "
     "个，就判定比值在阈值之下{odds}"},
    {"odds", ", wrongly with a chance of at most 1 in {odds}, however long one samples",
     "；不论抽样多久，误判的机会至多 1/{odds}"},
    {"not enough",
     "neither side of {r0} has c[{n}] = {needed} of the {n} blocks, so nothing is decided",
     "{r0} 两侧都没有达到 c[{n}] = {needed} 个区组，无法判定"},
    {"too few to decide",
     "{n} blocks decide nothing, however they fall: at least {minimum} are needed",
     "只有 {n} 个区组，无论落在哪边都不能判定：至少要 {minimum} 个"},
    {"enough but withheld",
     "{most} of {n} blocks lie on one side of {r0}, enough by c[{n}] = {needed}; no verdict is "
     "given all the same",
     "{n} 个区组中有 {most} 个在 {r0} 的同一侧，按 c[{n}] = {needed} 本已足够，但仍不下结论"},
    {"holds in all", "it holds in each of {n} processes", "全部 {n} 个进程都符合要求"},
    {"fails in all", "it fails in each of {n} processes", "全部 {n} 个进程都不符合要求"},
    {"holds in some", "it holds in {up} of {n} processes and fails in {down}",
     "{n} 个进程中，{up} 个符合要求，{down} 个不符合"},
    {"seen again", "seen in {up} of {n} processes: once, and once more in a new process",
     "{n} 个进程中有 {up} 个见到：见到一次，又在新进程里再次见到"},
    {"seen once", "seen in 1 of {n} processes, not again", "{n} 个进程中只有 1 个见到，未能再现"},
    {"seen never",
     "not seen in {n} processes; its chance may still be as high as {bound} (3/n, 95 %)",
     "{n} 个进程都没有见到；其概率仍可能高达 {bound}（3/n，95 %）"},
    {"counterseen again",
     "a counterexample in {up} of {n} processes: one, and one more in a new process",
     "{n} 个进程中有 {up} 个出现反例：出现一次，又在新进程里再次出现"},
    {"counterseen once", "a counterexample in 1 of {n} processes, not again",
     "{n} 个进程中只有 1 个出现反例，未能再现"},
    {"counterseen never",
     "no counterexample in {n} processes; its chance may still be as high as {bound} (3/n, 95 %)",
     "{n} 个进程都没有出现反例；其概率仍可能高达 {bound}（3/n，95 %）"},
    {"inside the band", "the interval lies between {low} and {high}{odds}",
     "区间整个落在 {low} 与 {high} 之间{odds}"},
    {"outside the band", "the interval lies outside of {low} to {high}{odds}",
     "区间整个落在 {low} 至 {high} 之外{odds}"},
    {"across the band", "the interval is not yet on one side of {low} and {high}",
     "区间仍跨在 {low} 或 {high} 上"},
    {"beyond the bound", "{up} of {n} samples lie beyond {bound}; {allowed} % of them may{odds}",
     "{n} 个样本中有 {up} 个超出 {bound}；允许超出的比例是 {allowed} %{odds}"},
    {"link", "{a} / {b}: {value}", "{a} / {b}：{value}"},
    {"samples counted", "; {n} samples", "；{n} 个样本"},
    {"continued", "the budget ran out, and the same counts were continued at the end of the run",
     "预算曾用尽，运行结束前在原有计数上续测过一次"},
    {"unknown kind",
     "there are no words here for claims of the kind {kind}: n {n}, up {up}, down {down}; the "
     "rest "
     "stands in {evidence}",
     "“{kind}”一类命题在此没有专门的说法：n 为 {n}，up 为 {up}，down 为 {down}；其余见 "
     "{evidence}"},
    // the environment guard
    {"GREEN", "quiet (GREEN)", "安静（GREEN）"},
    {"YELLOW", "somewhat busy (YELLOW)", "有些繁忙（YELLOW）"},
    {"RED", "very busy (RED)", "非常繁忙（RED）"},
    {"lights", "{light} at worst, over {n} processes of up to 8 blocks",
     "最差时{light}，共 {n} 个进程，每个至多 8 个区组"},
    {"light of try", "{light} at worst, over the whole try", "整个测量期间最差时{light}"},
    {"light ignored", "; the claim needs no quiet machine, so this changes no verdict",
     "；该命题不要求机器安静，因此不影响结论"},
    {"light counts", "; the claim needs a quiet machine: RED withholds its verdict",
     "；该命题要求机器安静，RED 时不下结论"},
    {"readings",
     "worst readings: some task waited for a CPU {waiting} of the time, {steal} taken by the "
     "hypervisor, throttled {throttled} times, a fixed loop: p95/median {spread}, "
     "largest/smallest "
     "median {shift}",
     "最差读数：有任务在等 CPU 的时间占 {waiting}，被虚拟机监控器占走 {steal}，被限流 "
     "{throttled} 次，"
     "固定循环的 p95 与中位数之比 {spread}，各段中位数最大与最小之比 {shift}"},
    // timing
    {"batches", "operations in a timed batch: {batches}", "每个计时批次的操作次数：{batches}"},
    {"batch", "{arm} {size}", "{arm} {size} 次"},
    {"clock",
     "; a batch is to last {target} µs; the clock costs {cost} ns and moves in steps of {step} "
     "ns",
     "；一个批次至少 {target} µs；读一次时钟 {cost} ns，步长 {step} ns"},
    {"seed beside", "seed {seed}", "随机种子 {seed}"},
    {"seeded", "{seed}: it tossed the coin for the order of each block",
     "{seed}，用来决定每个区组的次序"},
    // control, confirmation, self-test
    {"outcome", "{changes}: {verdict}", "{changes}：{verdict}"},
    {"as it must be", ", as it must be", "，如预期不成立"},
    {"not seen as it must be", "not observed, as it must be", "没有见到，符合预期"},
    {"ought to fail", "; it ought to fail", "；本应不成立"},
    {"control idle", "{changes}: not run, since only a VERIFIED claim depends on it",
     "{changes}：没有运行，只有命题成立时才需要对照"},
    {"control missing", "{changes}: not run", "{changes}：没有运行"},
    {"second try", "the second, independent try: {verdict}", "第二次独立测量：{verdict}"},
    {"no second try", "no second try was made", "没有进行第二次测量"},
    {"exact", "not needed: exact values leave nothing to chance", "不需要：精确的值不靠抽样判定"},
    {"passed", "passed, with two pairs of known ratio against 1.2",
     "通过：用两组已知比值的操作，与 1.2 比较"},
    {"failed", "failed, so no cost of this run is believed: {complaint}",
     "未通过，本次运行的开销一概不采信（{complaint}）"},
    {"same work", "the same work twice: {value}: {verdict}", "同样的工作：{value}：{verdict}"},
    {"half more", "half as much work again: {value}: {verdict}", "多做一半：{value}：{verdict}"},
    {"no self-test", "none is recorded for this run", "本次运行没有留下自检记录"},
    {"met", "{needs}, met here", "{needs}，本机具备"},
    {"no needs", "nothing special", "无特殊要求"},
    {"unmet", "missing here: {needs}", "本机缺少：{needs}"},
    // reasons
    {"why not runnable", "this machine lacks what the claim needs", "本机缺少所需条件"},
    {"why insensitive",
     "the control holds too, so the experiment cannot see the difference that it claims to "
     "test",
     "对照同样成立，说明实验分辨不出差别"},
    {"why near-threshold",
     "the interval lies within a tenth of the threshold: more blocks would not help, the "
     "claim's "
     "number has to change",
     "区间离阈值不到一成：再多的区组也无济于事，该改的是命题里的数"},
    {"why too-few", "too few blocks or processes for any verdict", "区组或进程太少，不足以下结论"},
    {"why timer-resolution", "the clock is too coarse: timings repeat, tie or vanish",
     "时钟分辨率不足：计时结果大量重复、打平或为零"},
    {"why below-overhead", "the operation costs less than what surrounds it",
     "操作本身的开销小于测量的开销"},
    {"why environment", "the machine was too busy, or too many blocks were lost",
     "机器干扰过大，或丢弃的区组太多"},
    {"why contradiction", "two tries contradict each other: refuted first, then verified",
     "两次运行互相矛盾：先是不成立，后来又成立"},
    {"why unconfirmed", "once is not enough, and a second try did not confirm it",
     "只有一次不够，第二次运行未能确认"},
    {"why not-observed", "it was not seen, which does not mean that it cannot happen",
     "未观察到，但这不等于不会发生"},
    {"why flaky", "processes disagree", "各进程结果不一致"},
    {"why budget", "time or blocks ran out before one side had enough",
     "时间或区组用尽，仍未能判定"},
    {"why control-undecided",
     "the claim holds, but its control came to no verdict, so nothing shows that it could have "
     "failed",
     "命题成立，但对照未能得出结论，无从说明它本来有可能不成立"},
    {"why failed-run", "a program did not end as it should", "有程序没有正常结束"},
    {"why bad-report", "a program reported what cannot be compared", "有程序的报告无法用来比较"},
    {"why self-test", "the harness failed its own test in this run", "本次运行的自检没有通过"},
    {"reason and detail", "{reason}: {detail}", "{reason}（{detail}）"},
    // what to do
    {"is a finding", "does the listing try this sentence? Then it is a finding: report it as it is",
     "程序检验的确实是这句话吗？如果是，这就是一个发现：请如实报告"},
    {"mend the control",
     "let the control remove the cause: the line that asks lab::control() in {listing}",
     "让对照真正去掉原因：见 {listing} 中询问 lab::control() 的那一行"},
    {"raise the limits", "where it needs longer, raise [limits] in {claim_file}",
     "如果它确实需要更长时间，请调高 {claim_file} 中的 [limits]"},
    {"changed since", "; something has changed since: ./lab run",
     "；之后有改动，请重新运行 ./lab run"},
    {"built with", "{command}   ({banner})", "{command}   （{banner}）"},
    {"judge again", "./lab explain --samples {claim} | proofs/recompute.py -",
     "./lab explain --samples {claim} | proofs/recompute.py -"},
};

}  // namespace

int columns(std::string_view text) {
    int out = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) out += 1;
        if (byte >= 0xE0) out += 2;  // Han and full-width marks; what is shorter takes one
        if (byte >= 0xC0 && byte < 0xE0) out += 1;
    }
    return out;
}

std::span<const Phrase> phrases() { return kPhrases; }

std::optional<Tongue> tongue_from(std::string_view name) {
    if (name == "en") return Tongue::en;
    if (name == "zh") return Tongue::zh;
    return std::nullopt;
}

std::string_view Words::find(std::string_view key) const {
    for (const std::span<const Phrase> table : {own_, std::span<const Phrase>(kPhrases)})
        for (const Phrase& each : table)
            if (each.key == key) return tongue_ == Tongue::en ? each.en : each.zh;
    return {};
}

std::string Words::line(std::string_view key, const std::string& text) const {
    const std::string head = (*this)(key);
    return head + std::string(static_cast<std::size_t>(std::max(1, kHead - columns(head))), ' ') +
           visible_line(text) + "\n";
}

std::string Words::more(const std::string& text) const {
    return indent() + visible_line(text) + "\n";
}

std::string Words::indent() { return std::string(kHead, ' '); }

}  // namespace lab
