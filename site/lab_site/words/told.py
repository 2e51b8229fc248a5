"""Words for those who read the book by other programs: feeds, readers of books."""

TABLE = {
    "epub told": ("A book whose claims were decided by programs that ran.",
                  "书中的命题，都由实际运行过的程序判定。"),
    "feed title": ("Changed verdicts · {0}", "结论有变 · {0}"),
    "feed entry": ("{1} → {2}: “{0}”", "{1} → {2}：“{0}”"),
    "feed summary": ("Tried again on {0}, the claim came to another verdict: {2} instead of {1}.",
                     "在 {0} 上重新测试，结论变了：由“{1}”变为“{2}”。"),
}
