# Listings that attack the runner, the host and the reader: ctest -L hostile. Alone, because the
# suite looks at the whole host before and after each of them.

set(hostile_environment ${CMAKE_COMMAND} -E env LAB_RUNNER=$<TARGET_FILE:lab-runner>)
check(hostile.attacks hostile 600 ${hostile_environment} ${pytest} tests/hostile)
check(hostile.as-user hostile 600 ${hostile_environment} ${python} tests/hostile/as_user.py)
set_tests_properties(hostile.attacks hostile.as-user PROPERTIES RUN_SERIAL ON)
set_tests_properties(hostile.as-user PROPERTIES SKIP_RETURN_CODE 77)
