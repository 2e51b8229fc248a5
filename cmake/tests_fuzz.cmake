# A short run of the fuzzers. Their build is a fixture: ctest makes it before the test that needs it,
# and nothing else waits for it. The long run is ./lab prove fuzz; the whole runner under sanitizers
# is ./lab prove sanitizers.

check(build.fuzzers fuzz 1200 ${python} proofs/fuzz.py --build)
set_tests_properties(build.fuzzers PROPERTIES FIXTURES_SETUP fuzzers PROCESSORS 2)
check(fuzz.short fuzz 900 ${python} proofs/fuzz.py --short)
set_tests_properties(fuzz.short PROPERTIES FIXTURES_REQUIRED fuzzers PROCESSORS 2)
check(fuzz.seeds fuzz 60 ${python} tests/checks/seeds.py)
