"""Writes a field twice in one record: readers differ on which one holds."""
import os

import lab  # noqa: F401  (says the end)

CHANNEL = int(os.environ["LAB_CHANNEL"])

os.write(CHANNEL, b'{"fact":"number","value":2,"value":1,"unit":""}\n')
