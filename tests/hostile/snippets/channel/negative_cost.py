"""Reports an operation that takes less than no time."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
os.write(CHANNEL, b'{"cost":"work","ns":-1}\n')
