# What the runner does with whole books: listings that must fail, and a run that is stopped midway.

# A test states the fields that matter, by name; what it leaves out has the type's default. Said of
# the sources, since clang lets a later -Wextra of the target win.
set_source_files_properties(${runner_tests} PROPERTIES
                            COMPILE_OPTIONS -Wno-missing-field-initializers)

check(unit.runner-book unit 300 ${CMAKE_COMMAND} -E env LAB_RUNNER=$<TARGET_FILE:lab-runner>
      ${pytest} tests/runner --ignore=tests/runner/test_killed.py)
check(unit.runner-killed unit 600 ${CMAKE_COMMAND} -E env LAB_RUNNER=$<TARGET_FILE:lab-runner>
      ${pytest} -s tests/runner/test_killed.py)
