"""Words on whose numbers a page shows, how they compare, and how a claim stood before."""

TABLE = {
    # whose numbers (whose.py); `code` in backticks
    "own numbers": ("Measured here, on {0}, {1}.", "这里的数于 {1} 在本机（{0}）测得。"),
    "own": ("measured here", "本机实测"),
    "published numbers": ("The numbers are those of {0} ({1}), published {2}. Nothing was run here; "
                          "`./lab site` shows yours.",
                          "这里的数来自 {0}（{1}）于 {2} 发布的结果，本机没有运行任何实验。"
                          "执行 `./lab site`，就能换成你自己的数。"),
    "published of": ("published numbers of {0}", "{0} 发布的数"),
}
