# Every check of the project as a ctest. Labels: unit, hostile, fuzz, snippet, site, prose,
# browser. All run from the root.

find_package(doctest REQUIRED)
set(lab_root "${PROJECT_SOURCE_DIR}")
include(cmake/check.cmake)
include(cmake/tests_unit.cmake)
include(cmake/tests_runner.cmake)
include(cmake/tests_explorer.cmake)
include(cmake/tests_hostile.cmake)
include(cmake/tests_fuzz.cmake)
include(cmake/tests_lint.cmake)
include(cmake/tests_snippets.cmake)
include(cmake/tests_prose.cmake)
include(cmake/tests_site.cmake)
