"""Reports a number beyond every number, which a comparison "at least" would accept."""
import os

import lab  # noqa: F401  (says the end)

CHANNEL = int(os.environ["LAB_CHANNEL"])

os.write(CHANNEL, b'{"fact":"number","value":1e999,"unit":""}\n')
