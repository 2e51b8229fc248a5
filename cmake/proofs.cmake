# What ./lab prove builds on demand; nothing else needs it.

add_executable(simulate EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/proofs/simulation/simulate.cpp")
target_include_directories(simulate PRIVATE "${PROJECT_SOURCE_DIR}/tests/runner/judge")
target_compile_options(simulate PRIVATE -O2)
target_link_libraries(simulate PRIVATE lab_judge fmt::fmt Threads::Threads lab_warnings)

add_executable(overhead EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/proofs/overhead/overhead.cpp")
target_include_directories(overhead PRIVATE "${PROJECT_SOURCE_DIR}/snippets")
target_compile_options(overhead PRIVATE -O2)  # as listings are compiled
target_link_libraries(overhead PRIVATE lab_judge fmt::fmt lab_warnings)

foreach(program IN ITEMS launch compare operation)
    add_executable(sandbox_${program} EXCLUDE_FROM_ALL
                   "${PROJECT_SOURCE_DIR}/proofs/sandbox/${program}.cpp")
    target_compile_options(sandbox_${program} PRIVATE -O2)
    target_link_libraries(sandbox_${program} PRIVATE lab_core lab_warnings)
endforeach()
target_include_directories(sandbox_operation PRIVATE "${PROJECT_SOURCE_DIR}/snippets")
add_dependencies(sandbox_compare sandbox_operation lab-supervise lab-launch)
add_dependencies(sandbox_launch lab-supervise lab-launch)

# Fuzzers of all that reads what others wrote; clang only: libFuzzer comes with it.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    foreach(target IN ITEMS records claims evidence)
        add_executable(fuzz_${target} EXCLUDE_FROM_ALL
                       "${PROJECT_SOURCE_DIR}/tests/fuzz/${target}_fuzz.cpp")
        target_link_libraries(fuzz_${target} PRIVATE lab_core lab_warnings)
        target_link_options(fuzz_${target} PRIVATE -fsanitize=fuzzer)
    endforeach()
endif()
