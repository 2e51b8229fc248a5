"""Says what would clear a terminal, rename its window and rewrite its lines."""
import os

import lab

TEXT = "\x1b[2J\x1b]0;owned\x07\x9b31m\r\x08\x7fVERIFIED"

os.write(1, TEXT.encode("utf-8", "surrogateescape"))
os.write(2, TEXT.encode("utf-8", "surrogateescape"))
lab.event(TEXT)
lab.fact("text", TEXT, TEXT[:20])
