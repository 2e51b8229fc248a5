"""The words of the ledger and of a claim's own page, in both languages."""

TABLE = {
    # the ledger's table and what narrows it
    "sentence": ("the sentence", "说法"),
    "topic": ("topic", "主题"),
    "origin": ("origin", "来源"),
    "origin seed": ("the note", "原笔记"),
    "origin others": ("others", "别处"),
    "origin beyond": ("ours", "本书补充"),
    "no page": ("on no page", "尚未写入页面"),
    "filter claims": ("Narrow the table", "筛选命题"),
    "filter any": ("any", "不限"),
    "filter text": ("words", "文字"),
    "filter hint": ("in either language", "中英文均可"),
    "filter all": ("{0} claims", "共 {0} 条命题"),
    "filter some": ("{0} of {1} claims", "{1} 条命题中的 {0} 条"),
    "filter reset": ("Show all claims", "显示全部命题"),
    "filter none": ("Nothing found.", "没有找到。"),
    "filter widen": ("Leave out “{0}”: {1}", "去掉“{0}”：{1} 条"),
    "ledger files": ("The whole ledger as a file:", "整份总账下载："),
    "ledger csv": ("table (CSV)", "表格（CSV）"),
    "ledger json": ("for programs (JSON)", "供程序读取（JSON）"),
    # a claim's own page
    "own page": ("its own page", "单独的页面"),
    "the control": ("The control", "对照的改动"),
    "this machine": ("This machine", "本机结论"),
    "editors note": ("Editors’ note", "编者说明"),
    "means verified": (
        "The experiment shows it. Its control, without the alleged cause, fails, as it must.",
        "实验测到了它；去掉所说的原因之后，对照如预期不成立。"),
    "means correction verified": (
        "The experiment shows our correction, not the sentence. Its control fails, as it must.",
        "实验测到的是我们的更正，而不是这句话本身；对照如预期不成立。"),
    "means refuted": (
        "The experiment came out against it, and a second run confirmed that.",
        "实验结果与它相反，第二次运行也是如此。"),
    "means correction refuted": (
        "The experiment came out against our correction, and a second run confirmed that.",
        "实验结果与我们的更正相反，第二次运行也是如此。"),
    "means inconclusive": (
        "The experiment could not tell. That says nothing against it, and nothing for it.",
        "实验没能分辨出结果；这既不支持它，也不否定它。"),
    "means not_runnable": (
        "The experiment cannot run here. On a machine that has what it needs, it can.",
        "实验在这里运行不了；换一台条件具备的机器就可以。"),
    "means literature": (
        "No experiment here decides it. It rests on the sources below.",
        "本书没有实验能判定它，依据是下面的文献。"),
    "means definition": (
        "It says what a word means. No experiment can decide that.",
        "它说的是一个词的含义，实验无从判定。"),
    "means opinion": (
        "It is an opinion. No experiment can decide that.",
        "它是一种观点，实验无从判定。"),
    "means not_tried": (
        "No experiment has been written for it yet. It rests on the sources below.",
        "还没有为它写实验，目前只能依据下面的文献。"),
    "means stale": (
        "The listing has changed since it was run, so its old result is not shown.",
        "程序在上次运行后已改动，旧结果不再显示。"),
    "means missing": (
        "It has not been tried on this machine yet.",
        "还没有在这台机器上实测。"),
    "means true": ("As it stands, it is right.", "照字面就是对的。"),
    "means true-with-conditions": ("It is right under conditions.", "在一定条件下正确。"),
    "means outdated": ("It was right once.", "曾经正确，如今已变。"),
    "means misleading": ("It leads readers astray.", "容易引人误解。"),
    "means false": ("It is wrong.", "这是错的。"),
    "explain it": ("see every step", "查看推导"),
    "no argument": ("There is no experiment, so there are no values to show.",
                    "没有实验，因此没有数值可以列出。"),
    "where used": ("Where it is used", "用在哪里"),
    "experiment shown": ("The experiment that decides it", "判定它的实验"),
    "others on": ("Other claims: {0}", "同主题的其他命题：{0}"),
    "all on": ("All {0} in the ledger", "总账中的全部 {0} 条"),
    "address stays": ("The address of this page does not change.", "本页地址不会改变。"),
    "row in ledger": ("In the ledger", "见总账"),
}
