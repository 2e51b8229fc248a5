"""Reports a fact whose name has a hundred thousand letters."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("n" * 100_000, 1)
lab.fact("number", 1)
