"""Says markup that would run in the page of a reader."""
import os

import lab

TEXT = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;</code>'

os.write(1, TEXT.encode("utf-8", "surrogateescape"))
os.write(2, TEXT.encode("utf-8", "surrogateescape"))
lab.event(TEXT)
lab.fact("text", TEXT, TEXT[:20])
