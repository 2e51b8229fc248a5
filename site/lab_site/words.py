"""Every word that the interface itself says, in both languages; pages bring their own."""

import re

from . import words_ledger, words_predict, words_published, words_study
from .words_home import HOME
from .words_told import TOLD

TABLE = {
    **HOME, **words_ledger.TABLE, **words_predict.TABLE, **words_published.TABLE,
    **words_study.TABLE, **TOLD,
    # the editors' judgement
    "truth": ("editors’ judgement", "编者判断"),
    "judged": ("judged {0}", "编者判断：{0}"),
    "true": ("true", "正确"),
    "true-with-conditions": ("true with conditions", "有条件地正确"),
    "outdated": ("outdated", "已过时"),
    "misleading": ("misleading", "有误导"),
    "false": ("false", "错误"),
    # where a claim stands on this machine
    "verdict": ("this machine", "本机结论"),
    "verified": ("VERIFIED", "已证实"),
    "refuted": ("REFUTED", "已推翻"),
    "inconclusive": ("INCONCLUSIVE", "证据不足"),
    "not_runnable": ("NOT RUNNABLE here", "此处不可测"),
    "literature": ("literature only", "仅凭文献"),
    "definition": ("a definition", "属于定义"),
    "opinion": ("an opinion", "属于观点"),
    "not_tried": ("not tried yet", "尚未实测"),
    "stale": ("out of date", "证据已过期"),
    "missing": ("no evidence yet", "尚无证据"),
    "correction verified": ("our correction: VERIFIED", "我们的更正：已证实"),
    "correction refuted": ("our correction: REFUTED", "我们的更正：已推翻"),
    "correction inconclusive": ("our correction: INCONCLUSIVE", "我们的更正：证据不足"),
    "correction not_runnable": ("our correction: NOT RUNNABLE here", "我们的更正：此处不可测"),
    # a claim
    "people say": ("People say", "常见说法"),
    "we add": ("We add", "本书补充"),
    "tried": ("What was tried", "实测命题"),
    "tried correction": ("Our correction", "我们的更正"),
    "measured": ("Measured", "实测"),
    "seen": ("Seen", "观察到"),
    "wanted": ("wanted", "要求"),
    "as wanted": ("as wanted", "与要求一致"),
    "note": ("Note", "说明"),
    "sources": ("Sources", "依据"),
    "whole argument": ("The whole argument", "完整论证"),
    "why": ("Why", "原因"),
    "lacking": ("this machine lacks {0}", "本机缺少 {0}"),
    "no claim": ("There is no claim named {0}.", "没有名为 {0} 的命题。"),
    # provenance
    "value": ("value", "数值"),
    "estimate": ("estimate", "估计值"),
    "interval": ("interval", "区间"),
    "on the line": ("{0} {1} ({2} … {3})", "{0} {1}（{2} … {3}）"),
    "line measured": ("measured", "实测"),
    "line control": ("control", "对照"),
    "interval 95": ("95 % interval", "95 % 区间"),
    "threshold": ("threshold", "阈值"),
    "n": ("n", "n"),
    "blocks": ("{0} blocks", "{0} 个区组"),
    "totals": ("totals of {0} processes", "{0} 个进程各自的总量"),
    "samples": ("{0} samples", "{0} 个样本"),
    "processes": ("{0} processes", "{0} 个进程"),
    "one process": ("{0} process", "{0} 个进程"),
    "visits": ("{0} visits", "{0} 次测量"),
    "control": ("control run", "对照"),
    "control failed": ("fails, as it must", "如预期不成立"),
    "control held": ("holds too: the experiment is blind", "同样成立：实验分辨不出差别"),
    "control undecided": ("undecided", "未能判定"),
    "control not run": ("not run", "没有运行"),
    "guard": ("meanwhile", "当时"),
    "GREEN": ("the machine was quiet", "机器安静"),
    "YELLOW": ("the machine was somewhat busy", "机器有些繁忙"),
    "RED": ("the machine was very busy", "机器非常繁忙"),
    "machine": ("machine", "机器"),
    "kernel": ("kernel", "内核"),
    "compiler": ("compiler", "编译器"),
    "flags": ("flags", "编译选项"),
    "date": ("run on", "运行日期"),
    "listing hash": ("listing", "程序散列"),
    "raw": ("raw evidence", "原始数据"),
    "measure again": ("measure it again", "重新测量"),
    "experiment": ("Experiment", "实验"),
    "given by": ("Not measured here. This figure is from {0}.", "并非本书实测，引自 {0}。"),
    "given in": ("Not measured: a size chosen in the experiment {0}.",
                 "并非测量值，是实验 {0} 选定的规模。"),
    "no value": ("not measured", "尚未测得"),
    # tables
    "fact": ("fact", "事实"),
    "operation": ("operation", "操作"),
    "median": ("median", "中位数"),
    "cost of one": ("cost of one operation", "单次开销"),
    "parameter": ("parameter", "参数"),
    "growth of": ("growth exponent of {0}", "增长指数（{0}）"),
    "output": ("standard output", "标准输出"),
    "smallest step": (", smallest step", "，最小的一级"),
    "quantile of": ("{0} % quantile of {1}", "{1}的 {0} % 分位数"),
    "total of": ("{0}, totals", "{0}（总量）"),
    "order of events": ("order of events", "事件的次序"),
    "order seen": ("order seen", "观察到的次序"),
    "facts from": ("the same in {0} processes", "{0} 个进程结果一致"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    # charts
    "comma": (", ", "，"),
    "semicolon": ("; ", "；"),
    "in brackets": (" ({0})", "（{0}）"),
    "logarithmic": ("logarithmic axis", "对数坐标"),
    "time axis": ("time", "时间"),
    "size axis": ("size", "大小"),
    "share axis": ("share", "百分比"),
    "number axis": ("number", "数目"),
    "ratio axis": ("ratio", "比值"),
    "exponent axis": ("growth exponent", "增长指数"),
    "at most axis": ("share of all samples that are at most so large", "不超过该值的样本所占的百分比"),
    "at most so large": ("{0}: {1} % at most {2} (n = {3})", "{0}：{1} % 不超过 {2}（n = {3}）"),
    "wanted of": ("wanted: {0} % {1}", "要求：{0} % {1}"),
    "as it stands": ("as it stands", "原样运行"),
    "control of": ("control: {0}", "对照：{0}"),
    "control value": ("control: {0}", "对照：{0}"),
    "in control": ("{0} (control)", "{0}（对照）"),
    "rest": ("the rest", "其余"),
    "event at": ("{0}. {1}", "第 {0} 步：{1}"),
    "key median": ("dot: median of {0} visits", "点：{0} 次测量的中位数"),
    "key interval": ("line through it: 95 % interval", "贯穿的线：95 % 区间"),
    "key estimate": ("dot: estimate; line through it: its interval", "点：估计值；贯穿的线：区间"),
    "key same": ("each value the same in all {0} processes", "每个值在全部 {0} 个进程里都一样"),
    "key differ": ("{0} processes; where they differ, each value is shown",
                   "共 {0} 个进程；结果不一致时列出每一种"),
    "key bar": ("bar: median of {0} processes", "条形：{0} 个进程的中位数"),
    "key spread": ("dot: median of {0} processes; line through it: smallest to largest",
                   "点：{0} 个进程的中位数；贯穿的线：从最小到最大"),
    "key staircase": ("each step is one or more of {0} samples; a dot at 50, 90, 95, 99 and 100 %",
                      "每一级是 {0} 个样本中的一个或几个；点在 50、90、95、99 与 100 % 处"),
    "key sets": ("disc: yes; ring: no", "实心：是；空心：否"),
    "key order": ("lines join the same event in both runs", "连线两端是同一个事件"),
    "key slope": ("each line is one operation; the steeper, the greater the difference",
                  "每条线是一种操作，越陡，差别越大"),
    "key heat": ("the fuller the colour, the more tries were decided", "颜色越浓，下了结论的越多"),
    "share decided": ("Share of simulated tries that came to a verdict",
                      "下了结论的模拟所占的百分比"),
    "outside and inside": ("One operation outside the sandbox, and inside",
                           "同一操作在沙箱外与沙箱内的开销"),
    "two machines": ("One operation on two machines", "同一操作在两台机器上的开销"),
    "decided in cell": ("true ratio {0}, {1}: {2} decided (n = {3})",
                        "真实比值 {0}，{1}：{2} 下了结论（n = {3}）"),
    "threshold line": ("line: the claim’s threshold, {0}", "横线：命题的阈值 {0}"),
    "as table": ("As a table", "数据表"),
    "csv": ("CSV", "CSV"),
    "read values": ("Chart; the arrow keys read its values", "图表；用方向键逐个读出数值"),
    # listings
    "lines before": ("{0} lines above", "前 {0} 行"),
    "lines after": ("{0} lines below", "后 {0} 行"),
    "whole file": ("Whole file", "整个文件"),
    "lines of": ("{0}, lines {1} to {2}", "{0}，第 {1} 至 {2} 行"),
    "copy": ("Copy", "复制"),
    "copy file": ("Copy file", "复制整个文件"),
    "copy command": ("Copy the command", "复制命令"),
    "copied": ("Copied", "已复制"),
    "not copied": ("Not copied: select it and copy", "未能复制，请手动选取"),
    "download": ("Download", "下载"),
    "download title": ("The file that was run", "实际运行的文件"),
    "control here": ("In the control run: {0}", "对照运行时：{0}"),
    "control asked": ("The control run changes this line.", "对照运行时改变这一行。"),
    "control again": ("In the control run: the same change, here too",
                      "对照运行时：此处作同样的改动"),
    "control inside": ("here the control changes a line", "对照改变其中一行"),
    "run it": ("Compile and run it yourself", "自己编译运行"),
    "by hand": ("By hand, in the checkout’s root", "在检出的仓库根目录下手动执行"),
    "needs file": ("; it needs ", "，需要 "),
    "raw table": ("as a table (CSV)", "表格（CSV）"),
    "under runner": ("Under the runner, with its controls", "由运行器执行，并做对照"),
    "control changes": ("What the control changes", "对照改变了什么"),
    "listing": ("Listing", "程序"),
    "may": ("May use, beyond what every listing may: {0}.", "除每个程序都有的权限外，还可以使用：{0}。"),
    "may ram": ("{0} more memory", "另加 {0} 内存"),
    "may tasks": ("{0} processes and threads", "{0} 个进程与线程"),
    "may descriptors": ("{0} open descriptors", "{0} 个打开的描述符"),
    "may disk": ("a folder on disk, up to {0}", "磁盘上至多 {0} 的目录"),
    "may io_uring": ("io_uring, and with it any kind of socket",
                     "io_uring，因此也能创建任意类型的套接字"),
    "may userns": ("user namespaces of its own", "自建用户命名空间"),
    "may service": ("the server {0} and its configuration", "{0} 服务器及其配置"),
    "may wall": ("{0} of time", "{0} 的运行时间"),
    "may cpu": ("{0} of CPU time", "{0} 的 CPU 时间"),
    "run bare": ("Run without a sandbox, by explicit request: {0}. Only as trustworthy as its "
                 "listings.", "以下实验经明确要求、未加沙箱运行：{0}。其可信程度不超过这些程序本身。"),
    "sandbox": ("sandbox", "沙箱"),
    "no sandbox": ("none, by", "无，依选项"),
    # boxes
    "no evidence": ("No evidence yet for {0}.", "{0} 尚无证据。"),
    "stale evidence": ("The listing of {0} has changed since it was run; its old values are "
                       "not shown.", "{0} 的程序在上次运行后已改动，旧数值不再显示。"),
    "refused evidence": ("The evidence file of {0} is not as the runner wrote it; nothing of it "
                         "is shown.", "{0} 的证据文件与运行器写下的不一致，内容一概不显示。"),
    "unmet needs": ("This machine cannot run {0}; missing: {1}.", "本机无法运行 {0}，缺少：{1}。"),
    "not built": ("{0} did not compile on this machine.", "{0} 在本机未能通过编译。"),
    "run failed": ("{0} did not run to its end on this machine; none of its values is shown.",
                   "{0} 在本机没有正常运行到底，其数值一概不显示。"),
    "nothing measured": ("{0} reported nothing of that name.", "{0} 没有报告这一项。"),
    "run to fill": ("To measure it, run", "要测得它，请运行"),
    "no machine": ("No run has described its machine yet.", "尚无运行记录描述所用的机器。"),
    "no diagram": ("This diagram could not be drawn.", "此图未能画出。"),
    "no api": ("The reference has not been extracted from the headers yet.",
               "尚未从头文件提取参考文档。"),
    # the key of a drawing
    "drawn user": ("the program", "程序"),
    "drawn kernel": ("the kernel", "内核"),
    "drawn shared": ("shared", "共享"),
    "drawn copied": ("copied", "复制"),
    "drawn waiting": ("waiting", "等待"),
    "time runs": ("time", "时间"),
    # small forms
    "selfcheck": ("Check yourself", "自测"),
    "of claims": ("{0} claims on this page", "本页 {0} 个命题"),
    "all claims": ("all {0}", "共 {0} 条"),
    "total": ("all", "合计"),
    "claims by": ("Rows: the editors’ judgement. Columns: what this machine showed; for outdated, "
                  "misleading and false sentences that is about our correction.",
                  "行：编者判断；列：本机结论。已过时、有误导和错误的说法，结论针对我们的更正。"),
    "not shown": ("On no page yet", "尚未写入任何一页"),
    "all shown": ("None is left to show here. All experiments of this topic stand on ",
                  "这里已没有要补充的实验，本主题的实验全部见于："),
    "other language": ("In Chinese", "英文"),
    "filter": ("Filter", "筛选"),
    "all verdicts": ("every verdict", "全部结论"),
    "no match": ("No claim matches.", "没有符合条件的命题。"),
    "claims": ("claims", "条"),
    # the machine's table
    "cpu": ("CPU", "处理器"),
    "cpus": ("CPUs used", "可用 CPU 数"),
    "memory": ("memory", "内存"),
    "distribution": ("system", "系统"),
    "hypervisor": ("hypervisor", "虚拟化"),
    "none": ("none", "无"),
    "mitigations": ("mitigations", "漏洞缓解"),
    "boot options": ("boot options", "启动参数"),
    "clock source": ("clock source", "时钟源"),
    "governor": ("frequency governor", "调频策略"),
    "libc": ("C library", "C 库"),
    "compilers": ("compilers", "编译器"),
    "limits": ("limits", "资源限制"),
    "page size": ("page size", "页大小"),
    "thp": ("transparent huge pages", "透明大页"),
    "overcommit": ("overcommit mode", "超额承诺模式"),
    "pid max": ("pid_max, one above the largest process id", "pid_max（比最大进程号大一）"),
    "cgroup": ("cgroup", "cgroup 限额"),
    "fingerprint": ("platform costs", "平台开销"),
    # proofs of the method
    "no proof": ("This proof has not been run yet.", "这项检验还没有做过。"),
    "prove to fill": ("To run it:", "要做这项检验，请运行"),
    "no harness": ("No run has tested its harness or timed a claim yet.",
                   "还没有哪次运行做过自检，也还没有对命题计时。"),
    "bad results": ("The results of this proof cannot be read. {0}", "这项检验的结果无法读取。{0}"),
    "commit": ("commit {0}", "提交 {0}"),
    "runs": ("runs", "运行次数"),
    "claim": ("claim", "命题"),
    "page": ("page", "页面"),
    "shown verdict": ("verdict", "结论"),
    "proof mutation": ("Damaged experiments", "弄坏的实验"),
    "mutants caught": ("{0} of {1} damaged experiments were caught. They are made from {2} claims "
                       "that are VERIFIED when whole.",
                       "弄坏的实验共 {1} 个，识破 {0} 个；它们由完好时已证实的 {2} 个命题改成。"),
    "no survivors": ("No damaged experiment was believed.", "没有一个弄坏的实验蒙混过关。"),
    "damage": ("damage", "怎样弄坏"),
    "applied": ("applied", "个数"),
    "caught": ("caught", "识破"),
    "survived": ("believed", "漏过"),
    "proof false_alarms": ("The whole suite on a busy machine", "在繁忙的机器上反复运行全部实验"),
    "alarms": ("Runs under load: {0}. Claims VERIFIED in one run and REFUTED in another: {1}. "
               "Claims REFUTED under load but not when quiet: {2}.",
               "在负载下运行 {0} 次。时而已证实、时而已推翻的命题：{1} 个；"
               "负载下已推翻、安静时没有推翻的命题：{2} 个。"),
    "alarms undecided": ("Of the verdicts under load, {0} were INCONCLUSIVE.",
                         "负载下的结论中，证据不足占 {0}。"),
    "alarms unfinished": ("This proof is not finished: {0} of {1} runs.",
                          "这项检验尚未做完：{1} 次中做了 {0} 次。"),
    "load": ("load", "负载"),
    "load quiet": ("none of ours", "不另加负载"),
    "load steady": ("steady", "持续"),
    "load bursts": ("in bursts", "时有时无"),
    "load average": ("load average", "平均负载"),
    "load command": ("What made the load", "负载由什么产生"),
    "all steady": ("All {0} claims were VERIFIED in every run.", "{0} 个命题每次都已证实。"),
    "not steady": ("{0} of {1} claims were not VERIFIED in every run",
                   "{1} 个命题中，有 {0} 个不是每次都已证实"),
    "each run": ("run after run", "逐次结论"),
    "proof simulation": ("Simulated machines of known truth", "真值已知的模拟机器"),
    "simulated": ("Away from the threshold, {1} of {0} simulated tries ended with a wrong verdict; "
                  "{2} after confirmation.",
                  "真值不在阈值上时，模拟 {0} 次，判错 {1} 次；确认之后还剩 {2} 次。"),
    "stopped at will": ("On the threshold, stopped and continued again and again, {1} of {0} "
                        "processes were ever decided; the rule allows {2} on average.",
                        "真值恰在阈值上，反复停下又继续，{0} 次中有 {1} 次下了结论；规则允许平均 {2} 次。"),
    "mirrored": ("On the same {0} sets of blocks, swapped arms changed {1} verdicts and another "
                 "unit of time changed {2}.",
                 "同样的 {0} 组数据，把两个操作对调，结论变了 {1} 次；换一个时间单位，变了 {2} 次。"),
    "limit broken": ("Limit broken", "超出界限"),
    "simulated cells": ("Each cell: VERIFIED in % / REFUTED in % before confirmation / mean number "
                        "of blocks; the rest is INCONCLUSIVE. The claim is that the ratio is above "
                        "{0}; at most {1} blocks.",
                        "每格依次为：已证实的百分比 / 确认之前已推翻的百分比 / 平均区组数，其余为证据不足。"
                        "命题是比值大于 {0}，最多 {1} 个区组。"),
    "simulated more": ("After confirmation, and why nothing was decided",
                       "确认之后，以及为什么没有结论"),
    "simulated more cells": ("Each cell: REFUTED in % after confirmation / too close to the "
                             "threshold in % / budget spent in % / median number of blocks.",
                             "每格依次为：确认之后已推翻的百分比 / 离阈值太近的百分比 / "
                             "预算用尽的百分比 / 区组数的中位数。"),
    "true ratio": ("true ratio", "真实比值"),
    "machine quiet": ("quiet", "安静"),
    "machine ci": ("shared", "共享"),
    "machine saturated": ("saturated", "满载"),
    "machine sticky12": ("short-lived layouts", "短暂的布局"),
    "machine sticky100": ("long-lived layouts", "持久的布局"),
    "proof cross_check": ("The same costs, measured by other tools", "同样的开销，用别的工具来测"),
    "checked across": ("{0} costs, each side measured {1} times, in turn. Of these, {2} lie so "
                       "far apart that it has to be explained.",
                       "共 {0} 种开销，两边轮流各测 {1} 次。相差较大、需要解释的有 {2} 种。"),
    "quantity": ("cost of", "开销"),
    "this book": ("this book", "本书"),
    "another tool": ("tool", "工具"),
    "tool": ("which", "哪个工具"),
    "tool ratio": ("tool ÷ book", "工具 ÷ 本书"),
    "why they differ": ("Why some differ", "为什么有些不同"),
    "what ran": ("What ran on each side", "两边各运行了什么"),
    "our arm": ("listing and arm", "程序与操作"),
    "their command": ("command", "命令"),
    "version": ("version", "版本"),
    "proof rounding": ("Two runs of the whole suite", "全部实验运行两遍"),
    "rounded": ("The pages' sentences and claims show {0} values. {1} of them ({2}) came out "
                "different in the second run. {3} of all are rounded estimates, the others exact.",
                "各页的句子和命题共显示 {0} 个数值，第二遍有 {1} 个不同（{2}）。"
                "这些数值中有 {3} 个是舍入的估计值，其余是精确值。"),
    "shifted": ("Divide the larger by the smaller of the two results, for all {0} ratios and "
                "times: half of the quotients are at most {1}, three quarters at most {2}.",
                "把全部 {0} 个比值和时间的两遍结果相除，大的除以小的：一半的商不超过 {1}，四分之三不超过 {2}。"),
    "loads meanwhile": ("The load average meanwhile: {0}.", "其间的平均负载：{0}。"),
    "which changed": ("Which values changed: {0}", "哪些数值变了：{0} 个"),
    "first run": ("first run", "第一遍"),
    "second run": ("second run", "第二遍"),
    "proof overhead": ("An arm against a hand-written loop", "操作与手写循环相比"),
    "overhead ratio": ("arm ÷ loop", "操作 ÷ 循环"),
    "below": ("below {0}", "小于 {0}"),
    "operation add": ("an addition that waits for the last one", "加法，每次都要等上一次的结果"),
    "operation getppid": ("getppid, a short system call", "getppid，一个很短的系统调用"),
    "operation pipe": ("a byte to another process and back", "一个字节送到另一个进程再送回来"),
    "proof sandbox": ("What the sandbox costs", "沙箱的代价"),
    "sandbox launch ordinary": (
        "At ordinary priority, load average {4}: the runner's launch takes {0} times as long as a "
        "bare bubblewrap with the same arguments (median of {3} rounds; wanted: at most {1}), and "
        "{2} times as long as a bare start.",
        "普通优先级，平均负载 {4}：运行器启动一个程序的用时，是参数相同的 bubblewrap 的 {0} 倍"
        "（{3} 轮的中位数，目标是不超过 {1}），是直接启动的 {2} 倍。"),
    "sandbox launch real-time": (
        "At real-time priority, so that other work hardly counts (load average {4}): {0} times as "
        "long as a bare bubblewrap (median of {3} rounds; wanted: at most {1}), {2} times as long "
        "as a bare start.",
        "实时优先级，别的任务几乎没有影响（平均负载 {4}）：是 bubblewrap 的 {0} 倍"
        "（{3} 轮的中位数，目标是不超过 {1}），是直接启动的 {2} 倍。"),
    "way": ("how /usr/bin/true is started", "/usr/bin/true 怎样启动"),
    "way spawn": ("bare start", "直接启动"),
    "way bubblewrap": ("bare bubblewrap, the same arguments", "只用 bubblewrap，参数相同"),
    "way launcher": ("and lab-launch before it", "之前加上 lab-launch"),
    "way supervisor": ("and the supervisor in it", "里面再加上监督进程"),
    "way without_cgroups": ("the runner, without cgroups", "由运行器启动，不用 cgroup"),
    "way runner": ("the runner", "由运行器启动"),
    "launch median": ("median", "中位数"),
    "to bubblewrap": ("÷ bare bubblewrap", "÷ bubblewrap"),
    "sandbox cpuid": (
        "Two of the programs started are ours. Each asks the processor dozens of times what it can "
        "do before it begins (CPUID, by the C library); one answer took {0} here.",
        "启动的程序里有两个是我们的。每个程序开始之前，C 库都要问处理器几十遍它有哪些能力（CPUID）；"
        "在这台机器上，每问一次用时 {0}。"),
    "outside": ("outside", "沙箱外"),
    "inside": ("inside", "沙箱内"),
    "inside to outside": ("inside ÷ outside", "内 ÷ 外"),
    "within": ("equal within {0}", "在 {0} 倍之内相等"),
    "sandbox syscall": ("getppid, a short system call", "getppid，一个很短的系统调用"),
    "sandbox fault": ("first touch of a page", "首次访问一页"),
    "sandbox pipe": ("a byte to another process and back", "一个字节送到另一个进程再送回来"),
    "sandbox fork": ("fork, exit and wait", "fork、退出加等待"),
    "sandbox thread": ("a thread's creation and join", "创建线程加 join"),
    "side filter": ("only its filter of system calls", "只有它的系统调用过滤器"),
    "side any_filter": ("only the shortest filter there is", "只有最短的过滤器"),
    "side pid_namespace": ("only a namespace of process ids", "只有一个进程号命名空间"),
    "side no_cgroups": ("all of it but the cgroups", "除 cgroup 之外的全部"),
    "whole suite": ("whole suite, compiling included", "全部实验，包括编译"),
    "wall time": ("time", "用时"),
    "cpu time": ("CPU time", "CPU 时间"),
    "sandbox turned": ("Claims VERIFIED on one side and REFUTED on the other: {0}.",
                       "一边已证实、另一边已推翻的命题：{0} 个。"),
    "sandbox no suite": ("The whole suite was left out.", "没有比较全部实验。"),
    "proof recompute": ("Verdicts computed again by a separate script", "由另一个脚本重新得出的结论"),
    "recomputed": ("{1} of {0} claims come out the same.", "{0} 个命题中，{1} 个结果相同。"),
    "differing": ("what differs", "何处不同"),
    "the runner": ("runner", "运行器"),
    "the script": ("script", "脚本"),
    "proof fuzz": ("Mutated input for whatever reads what others wrote",
                   "把变异的输入交给每一个读取外来内容的程序"),
    "fuzzed": ("{0} mutated inputs under sanitizers for memory and undefined behaviour. Readers "
               "that crashed: {1}.",
               "在内存与未定义行为的检查器下，共读入 {0} 份变异的输入；崩溃的读取程序：{1} 个。"),
    "reader": ("what is read", "读取的内容"),
    "inputs": ("inputs", "输入份数"),
    "crash": ("crash", "崩溃"),
    "no crash": ("none", "无"),
    "reader records": ("the records of a program", "程序的记录"),
    "reader claims": ("claim files", "命题文件"),
    "reader evidence": ("evidence, up to every table and sentence made of it",
                        "证据，直到由它得出的每张表、每句话"),
    "proof lighthouse": ("Lighthouse on every kind of page", "各类页面的 Lighthouse 评分"),
    "lighthouse told": (
        "Scores out of 100, from Lighthouse {0} in {1}; of the two languages, the lower. The load "
        "average meanwhile was {2} to {3}.",
        "满分 100，由 Lighthouse {0} 在 {1} 中评出；两种语言取较低的一个。其间的平均负载为 {2} 到 {3}。"),
    "page kind": ("page", "页面"),
    "page kind choice": ("choice of language", "选择语言"),
    "page kind home": ("first page", "首页"),
    "page kind concept": ("a concept", "概念页"),
    "page kind ledger": ("ledger", "总账"),
    "page kind method": ("method", "方法"),
    "page kind machine": ("machine", "机器"),
    "page kind api": ("headers", "头文件参考"),
    "screen": ("screen", "屏幕"),
    "desktop": ("desktop", "桌面"),
    "mobile": ("phone", "手机"),
    "performance": ("speed", "性能"),
    "accessibility": ("accessibility", "无障碍"),
    "best_practices": ("good practice", "最佳实践"),
    "seo": ("search engines", "搜索引擎"),
    "layout shift": ("layout shift", "布局偏移"),
    "page bytes": ("fetched", "下载量"),
    "proof self_test": ("The latest run's test of its harness", "最近一次运行的自检"),
    "self-test same": ("the same work; must be REFUTED", "同样的工作，应判为已推翻"),
    "self-test half_more": ("half as much work again; must be VERIFIED", "多做一半，应判为已证实"),
    "self-test passed": ("Asked each time: does it cost more than the threshold allows? Both "
                         "answers are what they must be.", "两次问的都是：开销是否超过阈值？两个回答都与真相一致。"),
    "self-test failed": ("The harness failed. No cost of that run was believed.",
                         "自检没有通过，那次运行的开销一概不予采信。"),
    "above it": ("above", "之上"),
    "below it": ("below", "之下"),
    "needed": ("needed", "需要"),
    "proof timing": ("What deciding took in the last run", "最近一次运行花了多少时间"),
    "blocks to a verdict": ("{0} claims compare costs. They took {1} blocks at the median, {2} at "
                            "most.", "比较开销的命题有 {0} 个，用去的区组数中位数为 {1}，最多 {2}。"),
    "seconds alone": ("Of {1} experiments, those that need the machine to themselves had it "
                      "for {0} in all.",
                      "{1} 个实验里，需要独占机器的共占用了 {0}。"),
    "dearest": ("dearest experiments", "最费时的实验"),
    "alone": ("alone for", "独占时间"),
    # the frame of a page
    "skip": ("Skip to the text", "跳到正文"),
    "contents": ("Contents", "目录"),
    "on this page": ("On this page", "本页内容"),
    "previous": ("Previous", "上一页"),
    "next": ("Next", "下一页"),
    "switch": ("中文", "English"),
    "switch title": ("阅读本页的中文版", "Read this page in English"),
    "theme": ("Colours", "配色"),
    "theme auto": ("Auto", "自动"),
    "theme light": ("Light", "浅色"),
    "theme dark": ("Dark", "深色"),
    "you are here": ("You are here", "当前位置"),
    "edit": ("Edit this page", "编辑本页"),
    "source of page": ("The source of this page", "本页源文件"),
    "report": ("Wrong? Report it", "有误？请指正"),
    "report title": ("Wrong claim: {0}", "命题有误：{0}"),
    "report page": ("page", "页面"),
    "report ask": ("What is wrong, and how do you know? A source, or what your machine showed:",
                   "哪里不对，依据是什么？请附上文献，或者你的机器测得的结果："),
    "permalink": ("Link to this section", "本节链接"),
    "home": ("Home", "首页"),
    # search
    "kind concept": ("concept", "概念"),
    "kind claim": ("claim", "命题"),
    "kind listing": ("listing", "程序"),
    "kind experiment": ("experiment", "实验"),
    "kind reference": ("reference", "参考"),
    "kind about": ("about this book", "关于本书"),
    "search": ("Search", "搜索"),
    "search for": ("Search the book", "搜索全书"),
    "search hint": ("a concept, a claim, a function", "概念、说法或函数名"),
    "search close": ("Close", "关闭"),
    "search busy": ("Searching…", "正在搜索……"),
    "search found": ("{0} results", "共 {0} 条结果"),
    "search found one": ("1 result", "共 1 条结果"),
    "search best": ("The best {0} of {1} results; another word narrows them.",
                    "共 {1} 条结果，只列最相关的 {0} 条；再加一个词可以缩小范围。"),
    "search found none": ("Nothing found. Try fewer words, or the name of a function.",
                          "没有找到。试试少几个字，或者换成函数名。"),
    "search common": ("That is on nearly every page. Add a word that says more.",
                      "这个词几乎处处都有，请再加一个更具体的词。"),
    "search more": ("More results", "更多结果"),
    "search kind": ("Kind", "类别"),
    "search topic": ("Topic", "主题"),
    "search verdict": ("Verdict", "结论"),
    "search broken": ("The search index could not be loaded.", "搜索索引无法加载。"),
    "search file": ("A page opened as a file may not read the search index. Serve the folder, "
                    "from the root of the project:",
                    "直接打开的文件无权读取搜索索引。请在项目的根目录下执行："),
    "search then": ("then open", "然后打开"),
    "search without": ("Without search:", "不用搜索也能找到："),
    "search pages": ("all pages", "全部页面"),
    "search claims": ("all claims", "全部命题"),
    "search keys": ("↑ ↓ to move, Enter to open, Esc to close", "↑ ↓ 移动，Enter 打开，Esc 关闭"),
    # the foot of a page
    "evidence here": ("Evidence on this page", "本页所用证据"),
    "evidence line": ("run {0} · {1}", "{0} 运行 · {1}"),
    "motto": ("Every number was measured; no number was typed.", "每个数都是测出来的，没有一个是手写的。"),
}

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
_SAID_ALREADY = {"near-threshold", "insensitive", "environment", "budget", "control-undecided"}

UNITS_ZH = {
    "faults": "次缺页", "processes": "个进程", "threads": "个线程", "calls": "次调用", "pages": "页",
    "times": "倍", "bytes": "字节", "tasks": "个任务", "mappings": "个映射", "addresses": "个地址",
    "descriptors": "个描述符", "wakeups": "次唤醒", "values": "个值", "switches": "次切换",
    "additions": "次加法", "letters": "个字母", "reports": "份报告", "tries": "次尝试",
    "jobs": "项作业", "workers": "个工作进程", "ways": "种方式", "events": "个事件", "updates": "次更新",
    "cells": "格", "connections": "个连接", "flows": "个执行流", "orders": "种次序", "ticks": "次",
    "coroutines": "个协程", "messages": "条消息", "signals": "个信号", "writes": "次写",
    "reads": "次读", "bits": "位", "records": "条记录", "stretches": "段",
    "clients": "个客户端", "requests": "个请求",
}
_UNSPOKEN = {"yes/no", "signal"}  # the value itself says it
_PLURAL = re.compile(r"(?<=sh|ch|ss)es$|(?<!s)s$")

MARKS = {"verified": "✓", "refuted": "✗", "inconclusive": "?", "not_runnable": "∅",
         "literature": "§", "definition": "§", "opinion": "§", "not_tried": "·",
         "stale": "↻", "missing": "·"}


class Words:
    """The interface's words in one language: `words["next"]`, `words("blocks", 24)`."""

    def __init__(self, language):
        self.language = "zh" if (language or "en").lower().startswith("zh") else "en"
        self.other = "en" if self.language == "zh" else "zh"
        self._place = ("en", "zh").index(self.language)

    def __getitem__(self, key):
        return TABLE[key][self._place]

    def get(self, key, otherwise):
        """The words for a name that a file brings, or that name where there are none."""
        return self[key] if key in TABLE else otherwise

    def __call__(self, key, *values):
        return self[key].format(*values)

    def verdict(self, state, corrected=False):
        """The badge's words; for a sentence that is wrong the verdict is on its correction."""
        return TABLE.get(f"correction {state}" if corrected else state,
                         TABLE[state])[self._place]

    def reason(self, text):
        """The runner's reason with its leading keyword in the reader's language."""
        key, _, detail = text.partition(":")
        known = REASONS.get(key.strip())
        if known is None:
            return text
        told = known[self._place]
        if not detail or key in _SAID_ALREADY:
            return told
        form = "{0}（{1}）" if self.language == "zh" else "{0} ({1})"
        return form.format(told, detail.strip())

    def unit(self, unit, shown=None):
        """What is counted, in the reader's language; “1 fault”, but “256 faults”."""
        if unit in _UNSPOKEN:
            return ""
        if self.language == "zh":
            return UNITS_ZH.get(unit, unit)
        return _PLURAL.sub("", unit) if shown == "1" else unit

    @property
    def colon(self):
        return "：" if self.language == "zh" else ": "

    @property
    def quotes(self):
        return "“”"

    @property
    def between(self):
        return "、" if self.language == "zh" else ", "
