"""Reports more bytes than are kept, on one line."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
for i in range(40):
    os.write(CHANNEL, b" " * 60_000)
os.write(CHANNEL, b'\n')
