"""Reports a text of a hundred thousand letters."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", "1" * 100_000)
