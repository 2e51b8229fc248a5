# The client of Compiler Explorer: its pure parts, then the commands and the example against an
# instance on loopback that replays what a real one answered. Nothing leaves the machine.

file(GLOB explorer_tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/explorer/*_test.cpp")
set_source_files_properties(${explorer_tests} PROPERTIES
                            COMPILE_OPTIONS -Wno-missing-field-initializers)
add_executable(explorer_tests "${PROJECT_SOURCE_DIR}/tests/runner/main.cpp" ${explorer_tests})
target_include_directories(explorer_tests PRIVATE "${PROJECT_SOURCE_DIR}/tests/explorer")
target_link_libraries(explorer_tests PRIVATE lab_core doctest::doctest lab_warnings)

add_executable(explorer-example "${PROJECT_SOURCE_DIR}/examples/explorer/main.cpp")
target_link_libraries(explorer-example PRIVATE lab-explorer lab_warnings)

check(unit.explorer unit 120 $<TARGET_FILE:explorer_tests>)
check(unit.explorer-replay unit 300 ${CMAKE_COMMAND} -E env LAB_RUNNER=$<TARGET_FILE:lab-runner>
      LAB_EXPLORER_EXAMPLE=$<TARGET_FILE:explorer-example> ${pytest} tests/explorer)

# For bench/explorer.py, which builds it when it is wanted.
add_executable(explorer-many EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/bench/explorer_many.cpp")
target_link_libraries(explorer-many PRIVATE lab_core lab_warnings)
