"""Words around assembly that was recorded."""

TABLE = {
    "assembly": ("Assembly", "汇编"),
    "assembly of": ("Assembly of {0}, {1}", "{0} 的汇编，{1}"),
    "assembly lines": ("{0} lines", "{0} 行"),
    "assembly differ": ("lines that differ: {0}", "不同的行：{0}"),
    "assembly as listed": ("Source", "源程序"),
    "assembly cold": ("Lines for errors alone (labels E…), not shown: {0}.",
                      "只为出错准备（标号 E…）、未列出的行：{0}。"),
    "assembly cut": ("{0} more lines are left out.", "另有 {0} 行未列出。"),
    "assembly stale": ("The listing has changed since: recorded with {0} on {1}, not rerun.",
                       "源程序此后有改动：以 {0} 于 {1} 录得，尚未重录。"),
    "no assembly": ("No assembly of {0} has been recorded yet.", "尚未录得 {0} 的汇编。"),
    "refused assembly": ("The recorded assembly of {0} was changed by hand and is not shown.",
                         "{0} 的汇编记录被手工改动过，不予显示。"),
    "record to fill": ("Record it:", "录制命令："),
}
