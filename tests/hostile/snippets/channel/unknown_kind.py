"""Reports a record of a kind that does not exist."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
os.write(CHANNEL, b'{"opinion":"good"}\n')
