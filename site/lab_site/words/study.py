"""Words around what is learnt by heart: the glossary and the answers to say aloud."""

TABLE = {
    "filter terms": ("Filter the terms", "筛选术语"),
    "order of terms": ("Order", "排列"),
    "order en": ("English A–Z", "按英文"),
    "order zh": ("Pinyin", "按拼音"),
    "index of terms": ("Index by the Chinese terms, in the order of pinyin", "按英文字母顺序的索引"),
    "terms found": ("{0} terms", "共 {0} 条"),
    "terms found one": ("1 term", "共 1 条"),
    "terms found none": ("No term matches.", "没有匹配的术语。"),
    "in glossary": ("In the glossary", "查看术语表"),
    "apart from": ("Not", "有别于"),
    "explained on": ("Explained", "详见"),
    "answer 30s": ("In 30 seconds", "30 秒版"),
    "answer 3min": ("In 3 minutes", "3 分钟版"),
    "followup": ("They then ask", "追问"),
    "flash cards": ("All answers and questions as flash cards (tab-separated, for Anki and others)",
                    "把全部问答下载成记忆卡片（制表符分隔，可导入 Anki 等软件）"),
    "page of answers": ("The page with the evidence", "证据在这一页"),
}
