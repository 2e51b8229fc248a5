"""Reports a number of a million digits."""
import os

import lab  # noqa: F401  (says the end)

CHANNEL = int(os.environ["LAB_CHANNEL"])

os.write(CHANNEL, b'{"fact":"number","value":' + b'1' * 1_000_000 + b',"unit":""}\n')
