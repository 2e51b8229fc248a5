# What ./lab test --prose calls, and ./lab test with all the rest: it reads sentences and finished
# pages, and needs no program that is built. cmake/prose includes nothing else.

check(unit.claims "unit;prose" 120 ${pytest} tests/claims)
check(site.anatomy "site;prose" 60 ${pytest} tests/site/test_anatomy.py)
check(site.links "site;prose" 120 ${python} tests/checks/links.py build/site)
check(site.parity "site;prose" 120 ${python} tests/checks/parity.py build/site)
check(site.face "site;prose" 120 ${python} tests/checks/face.py build/site)
check(site.safe "site;prose" 120 ${python} tests/checks/safe.py build/site)
