"""Words on whose numbers a page shows, how they compare, and how a claim stood before."""

TABLE = {
    # whose numbers (whose.py); `code` in backticks
    "own numbers": ("Measured here, on {0}, {1}.", "这里的数于 {1} 在本机（{0}）测得。"),
    "own": ("measured here", "本机实测"),
    "published numbers": ("The numbers are those of {0} ({1}), published {2}. "
                          "Nothing was run here; `./lab site` shows yours.",
                          "这里的数来自 {0}（{1}）于 {2} 发布的结果，本机没有运行任何实验。"
                          "执行 `./lab site`，就能换成你自己的数。"),
    "published of": ("published numbers of {0}", "{0} 发布的数"),
    # beside another machine's (compare_box.py)
    "elsewhere": ("Elsewhere", "别处"),
    "here": ("here", "本机"),
    "published": ("published", "已发布"),
    "here and published": ("here {0}; published {1} on {2}", "本机 {0}；{2} 发布的是 {1}"),
    "on machine": ("{0} on {1}", "{0}（{1}）"),
    "other listing": (" (another version of the listing)", "（程序的版本不同）"),
    "compare all": ("all differences", "全部差异"),
    "compared": ("{0} claims were tried on both. {1} verdicts differ; {2} more numbers lie beyond "
                 "both intervals. The rest agree.",
                 "两边都测过的命题有 {0} 条：{1} 条结论不同，另有 {2} 条的数超出了双方的区间，其余一致。"),
    "same class": ("The same machine class: CPU, kernel, hypervisor, compiler and mitigations are "
                   "alike.", "两台机器属于同一类：CPU、内核、虚拟机监控器、编译器与缓解措施都相同。"),
    "verdicts differ": ("Verdicts that differ", "结论不同的命题"),
    "numbers moved": ("Numbers beyond both intervals, the largest move first",
                      "超出双方区间的数，相差最大的在前"),
    "machines differ": ("What differs between the machines", "两台机器的不同之处"),
    "factor": ("published ÷ here", "发布 ÷ 本机"),
    "compare nothing": ("Nothing is published with this checkout, so there is nothing to compare. "
                        "`./lab publish` keeps what was measured here for others.",
                        "这份代码里没有已发布的结果，无从比较。`./lab publish` 会把本机测得的结果留给别人。"),
    "compare published": ("These pages show the published numbers themselves. Run `./lab site`: "
                          "then your numbers stand here beside them.",
                          "这些页面显示的就是已发布的数。执行 `./lab site` 之后，你的数会与它们并列在这里。"),
    # how a claim stood before (history_box.py)
    "history": ("How it went", "历次结果"),
    "history of": ("History on {0}", "在 {0} 上的历次结果"),
    "tried for": ("published {0} times since {1}", "自 {1} 起发布 {0} 次"),
    "verdict changed": ("the verdict changed {0} times", "结论变过 {0} 次"),
    "verdict changed once": ("the verdict changed once", "结论变过一次"),
    "verdict the same": ("the verdict stayed the same", "结论一直相同"),
    "history key": ("Dot: estimate; line through it: its interval; level line: what was wanted. "
                    "Dashed upright line: kernel, compiler, listing or the like changed; the table "
                    "says which.",
                    "点：估计值；贯穿的线：区间；横线：要求。竖直的虚线：内核、编译器、程序等有变化，详见表格。"),
    "published on": ("published", "发布日期"),
    "verdict there": ("verdict", "结论"),
    "method": ("method", "判定方法"),
    "another mitigations": ("other mitigations", "缓解措施不同"),
    "another listing": ("another version of the listing", "程序的版本不同"),
    "another command_line": ("other boot options", "启动选项不同"),
    "another threshold": ("another threshold", "阈值不同"),
}
