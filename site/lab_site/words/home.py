"""The words of the first page: the note and what became of it, its surprises, the map."""

TABLE = {
    "audit told": ("Of its {0} sentences, {1} do not stand as they were said.",
                   "笔记共 {0} 句，其中 {1} 句照原话站不住。"),
    "audit all stand": ("Its {0} sentences stand as they were said.", "笔记共 {0} 句，照原话都站得住。"),
    "audit key": ("Colour and mark belong to the sentence that people say, not to our correction "
                  "of it. Each sentence leads to its evidence.",
                  "颜色和记号说的是那句常见的话，不是我们的更正。点一句，就到它的证据。"),
    "fate holds": ("hold", "成立"),
    "fate holds how": ("judged true, and VERIFIED here", "编者判断正确，本机已证实"),
    "fate conditional": ("hold under a condition", "有条件地成立"),
    "fate conditional how": ("VERIFIED here where the condition is met", "条件满足时，本机已证实"),
    "fate corrected": ("wrong", "说错了"),
    "fate corrected how": ("false, misleading or outdated; here our correction was VERIFIED",
                           "错误、误导或过时；本机证实的是我们的更正"),
    "fate refuted": ("failed here", "在本机不成立"),
    "fate refuted how": ("the sentence, or our correction of it, was REFUTED",
                         "原话，或者我们的更正，本机已推翻"),
    "fate undecided": ("undecided", "尚无定论"),
    "fate undecided how": ("tried here, INCONCLUSIVE", "本机测过，证据不足"),
    "fate sourced": ("rest on sources", "只有文献支持"),
    "fate sourced how": ("not wrong by the sources; nothing was measured here",
                         "依文献不算错，本机没有测量"),
    "fate doubted": ("wrong by sources alone", "文献说它不对"),
    "fate doubted how": ("false, misleading or outdated; nothing was measured here",
                         "错误、误导或过时；本机没有测量"),
    "audit group": ("{0} sentences, {1} fallen", "{0} 句，{1} 句站不住"),
    "audit group stands": ("{0} sentences", "{0} 句"),
    "no audit": ("No sentence of the catalogue names a line of a note.", "目录里没有一句标明出自笔记的哪一行。"),
    "surprise rule": ("Chosen by a rule, one a topic: first the note’s sentences that were REFUTED "
                      "here; then the wrong ones whose VERIFIED correction compares two costs, the "
                      "greatest factor between interval and threshold before the others.",
                      "按规则选出，每个主题最多一条：先取笔记里本机已推翻的；再取说错了、"
                      "而更正（已证实）比较两种开销的，区间离阈值的倍数大者在前。"),
    "surprise more": ("The claim and its evidence", "这条命题与证据"),
    "no surprise": ("Nothing was measured yet that contradicts the note.", "还没有与笔记相左的测量结果。"),
    "map title": ("What to read before what", "先读什么，后读什么"),
    "map caption": ("An arrow leads from a page to those that build on it.",
                    "箭头从一页指向以它为基础的各页。"),
    "map after": ("{0} after {1}", "{0}在{1}之后"),
    "map and": (" and ", "和"),
}
