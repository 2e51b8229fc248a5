# Every check of the project as a ctest. Labels: unit, hostile, fuzz, snippet, site,
# browser. All run from the root.

find_package(doctest REQUIRED)
set(python /usr/bin/python3)  # Debian's: another one may stand first in PATH, without the packages

# check(NAME label COMMAND...): one ctest of the root folder, with a time limit in seconds.
function(check name label timeout)
    add_test(NAME ${name} COMMAND ${ARGN} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT ${timeout})
endfunction()

include(cmake/tests_unit.cmake)
include(cmake/tests_runner.cmake)
include(cmake/tests_hostile.cmake)
include(cmake/tests_fuzz.cmake)
include(cmake/tests_lint.cmake)
include(cmake/tests_snippets.cmake)
include(cmake/tests_site.cmake)
