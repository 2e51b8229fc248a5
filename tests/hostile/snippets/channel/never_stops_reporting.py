"""Reports for ever."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
while True:
    lab.event("x" * 1000)
