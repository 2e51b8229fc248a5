# The whole runner under sanitizers, and a short run of the fuzzers. Each build is a fixture: ctest
# makes it before the tests that need it, and nothing else waits for it.

foreach(preset IN ITEMS asan tsan)
    check(build.${preset} sanitize 1800 ${CMAKE_COMMAND} --workflow --preset ${preset})
    set_tests_properties(build.${preset} PROPERTIES FIXTURES_SETUP ${preset} PROCESSORS 2)
    check(sanitize.${preset} sanitize 900 ${python} tests/checks/sanitized.py ${preset})
    set_tests_properties(sanitize.${preset} PROPERTIES FIXTURES_REQUIRED ${preset})
endforeach()

check(fuzz.short fuzz 600 ${python} proofs/fuzz.py --short)
set_tests_properties(fuzz.short PROPERTIES FIXTURES_REQUIRED asan PROCESSORS 2)
check(fuzz.seeds fuzz 60 ${python} tests/checks/seeds.py)
