"""Says controls that reorder and hide the letters around them."""
import os

import lab

TEXT = "\u202eDEIFIREV\u202c\u2066x\u2069\u200f\u200b\ufeff"

os.write(1, TEXT.encode("utf-8", "surrogateescape"))
os.write(2, TEXT.encode("utf-8", "surrogateescape"))
lab.event(TEXT)
lab.fact("text", TEXT, TEXT[:20])
