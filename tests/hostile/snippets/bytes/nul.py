"""Says texts with NUL bytes in their middle."""
import os

import lab

TEXT = "word\x00hidden"

os.write(1, TEXT.encode("utf-8", "surrogateescape"))
os.write(2, TEXT.encode("utf-8", "surrogateescape"))
lab.event(TEXT)
lab.fact("text", TEXT, TEXT[:20])
