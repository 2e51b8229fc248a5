"""Reports a fact twice: one value for each taste."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 2)
lab.fact("number", 1)
