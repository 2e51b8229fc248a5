"""Why a claim was not decided, as the runner calls it and as readers see it."""

import re

# What the runner calls a reason, and what readers see; the runner's own detail follows in brackets
# unless it would only say the same again.
REASONS = {
    "near-threshold": ("too close to the threshold to call", "离阈值太近，无法判定"),
    "insensitive": ("the control passes too, so the experiment cannot see the difference",
                    "对照同样通过，说明实验分辨不出差别"),
    "flaky": ("processes disagree", "各进程结果不一致"),
    "too-few": ("too few blocks", "区组太少"),
    "timer-resolution": ("the clock is too coarse", "时钟分辨率不足"),
    "below-overhead": ("smaller than the overhead of measuring", "小于测量本身的开销"),
    "environment": ("the machine was too busy", "机器干扰过大"),
    "contradiction": ("two runs contradict each other", "两次运行互相矛盾"),
    "unconfirmed": ("a second run did not confirm it", "第二次运行未能确认"),
    "not-observed": ("not observed", "未观察到"),
    "budget": ("the time budget ran out before a decision", "时间预算用尽，仍未能判定"),
    "control-undecided": ("the control run came to no verdict", "对照未能得出结论"),
    "failed-run": ("a run did not end as it should", "有一次运行没有正常结束"),
    "bad-report": ("a run reported something unusable", "有一次运行的报告无法使用"),
    "self-test": ("the method failed its own test in this run", "本次运行的方法自检没有通过"),
}

# The details that a reader meets on a page of a claim, in Chinese; the runner says them in English.
DETAILS_ZH = [(re.compile(r"no counterexample in (\d+) tries; its chance is at most (\S+) "
                          r"\(3/n, (\d+ %)\)"),
               r"\1 次尝试都没有反例；按 3/n 计，出现的概率至多为 \2，置信度 \3")]
CUT_SHORT = re.compile(r"… [0-9a-f]{8}$")  # so the history keeps a long detail: it says nothing
SAID_ALREADY = {"near-threshold", "insensitive", "environment", "budget", "control-undecided"}
