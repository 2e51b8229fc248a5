"""Reports bytes that are no UTF-8, within a text."""
import os

import lab  # noqa: F401  (says the end)

CHANNEL = int(os.environ["LAB_CHANNEL"])

os.write(CHANNEL, b'{"fact":"number","value":"\xff\xfe","unit":""}\n')
