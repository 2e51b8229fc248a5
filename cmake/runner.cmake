# The runner: libraries, so that tests link what they test; its executable; and the two small
# programs that it starts others through.

add_library(lab_warnings INTERFACE)
target_compile_options(lab_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror)

file(GLOB judge_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runner/judge/*.cpp")
add_library(lab_judge STATIC ${judge_sources})
target_include_directories(lab_judge PUBLIC "${PROJECT_SOURCE_DIR}/runner")
target_link_libraries(lab_judge PRIVATE lab_warnings)

# What the runner asks of its two small programs, and all that they are made of.
file(GLOB supervise_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runner/supervise/*.cpp")
file(GLOB launch_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runner/launch/*.cpp")
list(FILTER supervise_sources EXCLUDE REGEX "/main\\.cpp$")
list(FILTER launch_sources EXCLUDE REGEX "/main\\.cpp$")
add_library(lab_orders STATIC ${supervise_sources} ${launch_sources})
target_include_directories(lab_orders PUBLIC "${PROJECT_SOURCE_DIR}/runner")
target_link_libraries(lab_orders PRIVATE lab_warnings)

# Static: each launch copies the supervisor into a sandbox and starts it there. Sanitizers are
# shared libraries.
foreach(program IN ITEMS supervise launch)
    add_executable(lab-${program} "${PROJECT_SOURCE_DIR}/runner/${program}/main.cpp")
    target_link_libraries(lab-${program} PRIVATE lab_orders lab_warnings)
    set_target_properties(lab-${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${LAB_RUNNER_DIR}")
    if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
        target_link_options(lab-${program} PRIVATE -static -s)
    endif()
endforeach()

# The client of Compiler Explorer: a library of its own, for other programs too (docs/en/api).
file(GLOB explorer_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runner/explorer/*.cpp")
set(explorer_use "${PROJECT_SOURCE_DIR}/runner/explorer/explorer_executor.cpp"
                 "${PROJECT_SOURCE_DIR}/runner/explorer/listing_files.cpp")  # the runner's use of it
list(REMOVE_ITEM explorer_sources ${explorer_use})
list(APPEND explorer_sources "${PROJECT_SOURCE_DIR}/runner/similar.cpp")
add_library(lab-explorer STATIC ${explorer_sources})
target_include_directories(lab-explorer PUBLIC "${PROJECT_SOURCE_DIR}/runner")
target_link_libraries(lab-explorer
    PUBLIC fmt::fmt nlohmann_json::nlohmann_json Threads::Threads
    PRIVATE CURL::libcurl lab_warnings)

file(GLOB core_sources CONFIGURE_DEPENDS
     "${PROJECT_SOURCE_DIR}/runner/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/assembly/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/commands/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/compare/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/diff/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/explain/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/local/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/local/sandbox/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/portability/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/publish/*.cpp")
list(REMOVE_ITEM core_sources "${PROJECT_SOURCE_DIR}/runner/main.cpp" ${explorer_sources})
list(APPEND core_sources ${explorer_use})
add_library(lab_core STATIC ${core_sources})
target_link_libraries(lab_core
    PUBLIC lab_judge lab_orders lab-explorer fmt::fmt nlohmann_json::nlohmann_json Threads::Threads
    PRIVATE tomlplusplus::tomlplusplus OpenSSL::Crypto PkgConfig::Seccomp lab_warnings)

file(GLOB option_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runner/options/*.cpp")
add_executable(lab-runner "${PROJECT_SOURCE_DIR}/runner/main.cpp" ${option_sources})
target_link_libraries(lab-runner PRIVATE lab_core CLI11::CLI11 lab_warnings)
add_dependencies(lab-runner lab-supervise lab-launch)
set_target_properties(lab-runner PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${LAB_RUNNER_DIR}")
