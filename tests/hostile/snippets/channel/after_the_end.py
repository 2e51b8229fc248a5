"""Says that it has come to the end, and then reports."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab._send({"end": "complete"})
lab.fact("number", 1)
os._exit(0)
