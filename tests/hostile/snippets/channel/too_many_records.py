"""Reports more records than are read."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
for i in range(25_000):
    lab.event("x")
