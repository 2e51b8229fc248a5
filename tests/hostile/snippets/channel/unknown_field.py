"""Adds a field that is not in the schema."""
import os

import lab  # noqa: F401  (says the end)

CHANNEL = int(os.environ["LAB_CHANNEL"])

os.write(CHANNEL, b'{"fact":"number","value":1,"unit":"","weight":9}\n')
