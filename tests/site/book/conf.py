"""Settings of the tests' own book; used twice, as the project's own conf.py is."""

import os
import sys
from pathlib import Path

_SITE = Path(os.environ["LAB_SITE"])
sys.path.insert(0, str(_SITE))

project = "Soup, put to the test"
extensions = ["myst_parser", "lab_site"]
myst_enable_extensions = ["colon_fence", "deflist"]
html_theme, html_theme_path = "lab", [str(_SITE / "theme")]
html_use_index = html_copy_source = False
lab_trees = {"en": "en", "zh": "zh"}
lab_evidence = "evidence"
lab_bundles = "published"
lab_proofs = "proofs"
lab_charts = os.environ.get("LAB_CHARTS", "charts")  # drawn once for all the builds of a test run
lab_strict = True
lab_title = {"en": "Soup, put to the test", "zh": "汤：实测为证"}
lab_prerequisites = {"ledger": ["soup"]}  # a page: what to read before it
lab_topics = {"soup": {"en": "Soup", "zh": "汤"}}
