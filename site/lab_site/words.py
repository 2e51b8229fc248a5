"""Every word that the interface itself says, in both languages; pages bring their own."""

import re

TABLE = {
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
    "in the ledger": ("in the ledger", "见总账"),
    "why": ("Why", "原因"),
    "lacking": ("this machine lacks {0}", "本机缺少 {0}"),
    "no claim": ("There is no claim named {0}.", "没有名为 {0} 的命题。"),
    # provenance
    "value": ("value", "数值"),
    "estimate": ("estimate", "估计值"),
    "interval": ("interval", "区间"),
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
    "log axis": ("dot: median; bar: 95 % interval; logarithmic axis",
                 "圆点为中位数，横线为 95 % 区间，对数坐标"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    # listings
    "lines before": ("{0} lines above", "前 {0} 行"),
    "lines after": ("{0} lines below", "后 {0} 行"),
    "run it": ("Compile and run it yourself", "自己编译运行"),
    "under runner": ("Under the runner, with its controls", "由运行器执行，并做对照"),
    "control changes": ("What the control changes", "对照改变了什么"),
    "listing": ("Listing", "程序"),
    # boxes
    "no evidence": ("No evidence yet for {0}.", "{0} 尚无证据。"),
    "stale evidence": ("The listing of {0} has changed since it was run; its old values are "
                       "not shown.", "{0} 的程序在上次运行后已改动，旧数值不再显示。"),
    "unmet needs": ("This machine cannot run {0}; missing: {1}.", "本机无法运行 {0}，缺少：{1}。"),
    "not built": ("{0} did not compile on this machine.", "{0} 在本机未能通过编译。"),
    "run failed": ("{0} did not run to its end on this machine; none of its values is shown.",
                   "{0} 在本机没有正常运行到底，其数值一概不显示。"),
    "nothing measured": ("{0} reported nothing of that name.", "{0} 没有报告这一项。"),
    "run to fill": ("To measure it, run", "要测得它，请运行"),
    "no machine": ("No run has described its machine yet.", "尚无运行记录描述所用的机器。"),
    "no diagram": ("Graphviz could not draw this diagram.", "Graphviz 未能画出此图。"),
    "no api": ("The reference has not been extracted from the headers yet.",
               "尚未从头文件提取参考文档。"),
    # small forms
    "predict": ("Predict first", "先猜一猜"),
    "selfcheck": ("Check yourself", "自测"),
    "of claims": ("{0} claims on this page", "本页 {0} 个命题"),
    "all claims": ("all {0}", "共 {0} 条"),
    "total": ("all", "合计"),
    "claims by": ("Rows: the editors’ judgement. Columns: what this machine showed; for outdated, "
                  "misleading and false sentences that is about our correction.",
                  "行：编者判断；列：本机结论。已过时、有误导和错误的说法，结论针对我们的更正。"),
    "not shown": ("On no page yet", "尚未写入任何一页"),
    "shown on": ("On pages", "所在页面"),
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
    # the frame of a page
    "skip": ("Skip to the text", "跳到正文"),
    "contents": ("Contents", "目录"),
    "on this page": ("On this page", "本页内容"),
    "previous": ("Previous", "上一页"),
    "next": ("Next", "下一页"),
    "switch": ("中文", "English"),
    "switch title": ("阅读本页的中文版", "Read this page in English"),
    "theme": ("Light or dark", "切换明暗"),
    "permalink": ("Link to this section", "本节链接"),
    "home": ("Home", "首页"),
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
    "jobs": "项作业", "workers": "个工作者", "ways": "种方式", "events": "个事件", "updates": "次更新",
    "cells": "格", "connections": "个连接", "flows": "个执行流", "orders": "种次序", "ticks": "次",
    "coroutines": "个协程", "messages": "条消息", "signals": "个信号", "writes": "次写",
    "reads": "次读", "bits": "位", "clients": "个客户端", "requests": "个请求",
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
