// See scaffold.hpp.
#include "scaffold.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <regex>

#include "atomic_file.hpp"
#include "hash.hpp"
#include "trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

constexpr const char* kListing =
    R"(// A vector of three has four elements after one push_back. (Put your claim here.)
#include <lab/lab.hpp>

#include <vector>

int main() {{
    std::vector<int> numbers(3);
    if (!lab::control()) numbers.push_back(1);  // control: nothing is added

    lab::fact("numbers", numbers.size(), "numbers");
}}
)";

constexpr const char* kClaimFile = R"(# snippets/README.md lists every key that may stand here.
[title]
en = "{name}"
zh = "{name}"

[control]
control.en = "nothing is added"
control.zh = "不添加元素"

[label.numbers]
en = "numbers in the vector"
zh = "向量中的元素个数"

[[claim]]
id    = "{claim}"
says.en = "a vector of three has four elements after one push_back"
says.zh = "三个元素的向量在一次 push_back 之后有四个元素"
fact  = "numbers"
equals = 4
)";

constexpr const char* kSentence = R"(
[[claim]]
id     = "{claim}"
origin = "beyond"
line   = 0
page   = "{id}"
en     = "A vector of three has four elements after one push_back."
zh     = "三个元素的向量在一次 push_back 之后有四个元素"
truth  = "true"
sources = ["ISO C++20 [vector.modifiers]"]
how    = "experiment"
)";

constexpr const char* kEnglishPage = R"(({label})=
# {name}: is it so?

One sentence: why it matters.

({label}-answer)=
## Short answer

The answer in at most sixty words.

```{{verdicts}}
```

({label}-claims)=
## What people say, put to the test

```{{claim}} {claim}
```

({label}-how)=
## How it works

What happens inside, with a diagram where it helps.

({label}-experiments)=
## Experiments

What is varied, and what is held fixed.

```{{listing}} {id}
```
```{{measured}} {id}
```

({label}-false)=
## When this is false

Where it does not hold, and what was not tried.

({label}-answers)=
## In an interview

```{{answer}} 30s
What you would say at once, and what is wrong in the usual answer.
```
```{{answer}} 3min
The same with its reasons.
```
```{{followup}} What do they ask next?
The answer, folded. The page needs two of these.
```

({label}-selfcheck)=
## Check yourself

```{{selfcheck}} A question in one sentence?
The answer, folded.
```

({label}-sources)=
## Sources

- A manual page, standard or book, with version or year.
)";

constexpr const char* kChinesePage = R"(({label})=
# {name}：真是这样吗？

一句话说明它为什么重要。

({label}-answer)=
## 简短回答

六十字以内的回答。

```{{verdicts}}
```

({label}-claims)=
## 常见说法，逐条实测

```{{claim}} {claim}
```

({label}-how)=
## 原理

内部发生了什么；必要时配一张图。

({label}-experiments)=
## 实验

改变了什么，固定了什么。

```{{listing}} {id}
```
```{{measured}} {id}
```

({label}-false)=
## 何时不成立

哪些情况下不成立，哪些没有测。

({label}-answers)=
## 面试怎么答

```{{answer}} 30s
张口就能说的回答，并指出流行的答法错在哪里。
```
```{{answer}} 3min
同样的内容，加上理由。
```
```{{followup}} 接着会问什么？
折叠起来的答案。这样的追问每页两个。
```

({label}-selfcheck)=
## 自测

```{{selfcheck}} 一句话的问题？
折叠起来的答案。
```

({label}-sources)=
## 参考资料

- 手册页、标准或书籍，注明版本或年份。
)";

std::string dashed(std::string text) {
    std::replace(text.begin(), text.end(), '_', '-');
    return text;
}

struct NewFile {
    fs::path path;
    std::string text;
};

// Adds a page to the first toctree of an index that lists concept pages, where there is one.
bool list_on(const fs::path& index, const std::string& id) {
    if (!fs::exists(index)) return false;
    std::string text = read_file(index);
    const std::size_t fence = text.find("```{toctree}");
    const std::size_t end = fence == std::string::npos ? fence : text.find("\n```", fence);
    if (end == std::string::npos) return false;
    write_atomically(index, text.insert(end, "\n" + id));
    return true;
}

}  // namespace

Begun begin_experiment(const fs::path& root, const std::string& id) {
    const bool is_vocabulary = id.rfind("lab/", 0) == 0;  // snippets/lab holds no experiments
    if (is_vocabulary || !std::regex_match(id, std::regex("[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")))
        throw Trouble(
            fmt::format("new {}: wanted topic/name in lower_case letters, digits and _, as in "
                        "memory/page_fault",
                        id));
    const std::string topic = id.substr(0, id.find('/')), name = id.substr(id.find('/') + 1);
    const std::string claim = dashed(id), label = dashed(topic + "-" + name);
    const auto fill = [&](const char* text) {
        return fmt::format(fmt::runtime(text), fmt::arg("id", id), fmt::arg("name", name),
                           fmt::arg("claim", claim), fmt::arg("label", label));
    };
    const std::vector<NewFile> files = {
        {fs::path("snippets") / (id + ".cpp"), fmt::format(fmt::runtime(kListing))},
        {fs::path("snippets") / (id + ".toml"), fill(kClaimFile)},
        {fs::path("docs/en") / (id + ".md"), fill(kEnglishPage)},
        {fs::path("docs/zh") / (id + ".md"), fill(kChinesePage)}};
    std::vector<fs::path> taken = {fs::path("snippets") / (id + ".py")};
    for (const NewFile& file : files) taken.push_back(file.path);
    for (const fs::path& file : taken)
        if (fs::exists(root / file))
            throw Trouble(fmt::format("{}: is there already; wanted a new name", file.string()));
    const fs::path catalogue = fs::path("claims") / (dashed(topic) + ".toml");
    const bool is_topic = fs::exists(root / catalogue);
    const std::string sentences = is_topic ? read_file(root / catalogue) : "";
    if (sentences.find("\"" + claim + "\"") != std::string::npos)
        throw Trouble(fmt::format("{}: holds claim \"{}\" already; wanted a new name",
                                  catalogue.string(), claim));

    Begun begun;
    for (const NewFile& file : files) {
        write_atomically(root / file.path, file.text);
        begun.made.push_back(file.path);
    }
    write_atomically(root / catalogue, sentences + fill(kSentence));
    (is_topic ? begun.added_to : begun.made).push_back(catalogue);
    for (const char* language : {"en", "zh"}) {
        const fs::path index = fs::path("docs") / language / "index.md";
        if (list_on(root / index, id)) begun.added_to.push_back(index);
    }
    begun.catalogue = catalogue;
    return begun;
}

}  // namespace lab
