"""Cuts its last record short, behind a complete end."""
import os

import lab

CHANNEL = int(os.environ["LAB_CHANNEL"])

lab.fact("number", 1)
lab._send({"end": "complete"})
os.write(CHANNEL, b'{"fact":"other","val')
os._exit(0)
