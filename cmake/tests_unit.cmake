# The runner's own tests, and tests of what stands between the parts: catalogue, evidence, command.

file(GLOB_RECURSE runner_tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/runner/*_test.cpp")
add_executable(runner_tests "${PROJECT_SOURCE_DIR}/tests/runner/main.cpp" ${runner_tests})
target_include_directories(runner_tests PRIVATE "${PROJECT_SOURCE_DIR}/tests/runner")
target_link_libraries(runner_tests PRIVATE lab_core doctest::doctest lab_warnings)

check(unit.runner unit 300 $<TARGET_FILE:runner_tests>)
check(unit.proofs unit 300 ${pytest} tests/proofs)
check(unit.schemas unit 120 ${python} tests/checks/schemas.py $<TARGET_FILE:lab-runner>)
check(lab.command unit 300 ${pytest} tests/lab)

# A planted false claim must come out REFUTED: a runner that finds nothing wrong is not believed.
check(canary unit 300 ${python} tests/canary/check.py $<TARGET_FILE:lab-runner>)
set_tests_properties(canary PROPERTIES RUN_SERIAL ON)
set_tests_properties(unit.proofs PROPERTIES RESOURCE_LOCK evidence)
