# One ctest an experiment. INCONCLUSIVE and NOT_RUNNABLE end with 77 and show as skipped.

file(GLOB claim_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/snippets/*/*.toml")
list(FILTER claim_files EXCLUDE REGEX "/snippets/lab/")  # the self-test is part of every run
foreach(claim_file IN LISTS claim_files)
    cmake_path(RELATIVE_PATH claim_file BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/snippets"
               OUTPUT_VARIABLE experiment)
    string(REGEX REPLACE "\\.toml$" "" experiment "${experiment}")
    set(test snippet.${experiment})
    check(${test} snippet 900 $<TARGET_FILE:lab-runner> run --skip-status --exact ${experiment})
    set_tests_properties(${test} PROPERTIES SKIP_RETURN_CODE 77 RESOURCE_LOCK evidence)

    # Costs are measured while nothing else runs.
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${claim_file}")
    file(STRINGS "${claim_file}" timed REGEX "^(ratio|growth)[ \t]*=")
    if(timed)
        set_tests_properties(${test} PROPERTIES RUN_SERIAL ON)
    endif()
endforeach()
