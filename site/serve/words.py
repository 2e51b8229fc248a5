"""What the served pages say about themselves, in both languages."""

WORDS = {
    "en": {"here": "This page has a mistake", "elsewhere": "Mistakes elsewhere in the book",
           "good": "Show the last good page", "now": "Show the page as it is now",
           "old": "This is the last good page, not what the source says now.",
           "working": "Making the pages again …",
           "gone": "./lab serve has ended: this page no longer follows its source.",
           "waiting": "This page is being made. It opens by itself.",
           "none": "There is no such page."},
    "zh": {"here": "本页有错", "elsewhere": "书中别处有错",
           "good": "看上一次正确的页面", "now": "看现在的页面",
           "old": "这是上一次正确的页面，与现在的源文件不同。",
           "working": "正在重新生成页面……",
           "gone": "./lab serve 已经结束，本页不再随源文件更新。",
           "waiting": "本页正在生成，好了会自动打开。",
           "none": "没有这个页面。"},
}


def words_of(address):
    """Those of the language that an address on the site is of."""
    return WORDS.get(address.strip("/").partition("/")[0], WORDS["en"])
