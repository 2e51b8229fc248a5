"""Settings of a book of one page; the engine is what LAB_SITE names, as ./lab --book does."""

import os
import sys
from pathlib import Path

_SITE = Path(os.environ.get("LAB_SITE") or Path(__file__).resolve().parents[2] / "site")
sys.path.insert(0, str(_SITE))

project = "Numbers, Put to the Test"
extensions = ["myst_parser", "lab_site"]
myst_enable_extensions = ["colon_fence", "deflist"]
highlight_language = "none"
html_theme, html_theme_path = "lab", [str(_SITE / "theme")]
html_use_index = html_domain_indices = html_copy_source = False
html_permalinks_icon = "#"
smartquotes_excludes = {"languages": ["ja", "zh_CN"], "builders": ["man", "text"]}

lab_title = {"en": "Numbers, Put to the Test", "zh": "计算机里的数：实测为证"}
lab_topics = {"arithmetic": {"en": "Arithmetic", "zh": "算术"}}  # a line for each claims/<topic>.toml
