"""Says bytes that are no UTF-8 on both streams."""
import os

import lab

BYTES = b"word\xff\xfe\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80"

os.write(1, BYTES)
os.write(2, BYTES)
lab.fact("number", 1)
