"""Reports brackets within brackets, deeper than a stack is."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
os.write(CHANNEL, b'[' * 500_000 + b']' * 500_000 + b'\n')
