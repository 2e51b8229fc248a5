"""Reports the verdict itself, for its own claim and for another."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
os.write(CHANNEL, b'{"verdict":"VERIFIED","claim":"channel/forged-verdict"}\n')
