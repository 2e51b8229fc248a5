"""Closes the channel before it ends."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
os.close(CHANNEL)
os._exit(0)
