"""Settings of the book, used twice: sphinx-build -c . -D language=en docs/en build/site/en."""

import os
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(_ROOT / "site"))

project = "OS, Put to the Test"
extensions = ["myst_parser", "breathe", "lab_site"]
exclude_patterns = ["README.md"]
nitpicky = False
smartquotes_excludes = {"languages": ["ja", "zh_CN"], "builders": ["man", "text"]}

myst_enable_extensions = ["colon_fence", "deflist"]

html_theme = "lab"
html_theme_path = ["site/theme"]
html_use_index = False
html_domain_indices = False
html_copy_source = False
html_permalinks_icon = "#"

breathe_projects = {"lab": str(_ROOT / "build/doxygen/xml")}
breathe_default_project = "lab"
breathe_show_include = False
primary_domain = "cpp"
highlight_language = "none"

lab_trees = {"en": "docs/en", "zh": "docs/zh"}
lab_evidence = "build/evidence"
lab_claims = "claims"
lab_strict = False  # -D lab_strict=1 makes missing or stale evidence a warning, and -W an error
lab_published = False  # -D lab_published=1: the numbers that evidence/published.toml names
lab_repository = os.environ.get("LAB_REPOSITORY", "")  # https://…; nothing in a clone
lab_address = os.environ.get("LAB_ADDRESS", "")  # https://…/; where the finished pages will stand
lab_licence = "https://creativecommons.org/licenses/by/4.0/"  # of the text: LICENSE-TEXT
lab_report = "method#method-report"
lab_title = {"en": "OS, Put to the Test", "zh": "操作系统：实测为证"}
lab_prerequisites = {  # a page: what to read before it
    "os_taxonomy/kinds_of_systems": ["process_thread/process_or_thread"],
    "process_creation/copy_on_write": ["process_thread/process_or_thread",
                                       "memory/does_malloc_give_memory"],
    "ipc/which_ipc": ["process_thread/process_or_thread"],
    "io_bound/cpu_or_io": ["process_thread/process_or_thread"],
    "io_models/blocking_to_async": ["io_bound/cpu_or_io"],
    "coroutines/why_so_cheap": ["io_models/blocking_to_async"],
}
lab_topics = {
    "process-thread": {"en": "Processes and threads", "zh": "进程与线程"},
    "os-taxonomy": {"en": "Kinds of systems", "zh": "操作系统的分类"},
    "memory": {"en": "Memory", "zh": "内存"},
    "process-creation": {"en": "Making processes", "zh": "创建进程"},
    "ipc": {"en": "Communication between processes", "zh": "进程间通信"},
    "io-bound": {"en": "CPU-bound and I/O-bound", "zh": "计算密集与 I/O 密集"},
    "io-models": {"en": "Ways to wait for I/O", "zh": "I/O 模型"},
    "coroutines": {"en": "Coroutines", "zh": "协程"},
}
