# The runner: two libraries, so that tests link what they test, and one executable.

add_library(lab_warnings INTERFACE)
target_compile_options(lab_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror)

file(GLOB judge_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runner/judge/*.cpp")
add_library(lab_judge STATIC ${judge_sources})
target_include_directories(lab_judge PUBLIC "${PROJECT_SOURCE_DIR}/runner")
target_link_libraries(lab_judge PRIVATE lab_warnings)

file(GLOB core_sources CONFIGURE_DEPENDS
     "${PROJECT_SOURCE_DIR}/runner/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/explain/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/local/*.cpp"
     "${PROJECT_SOURCE_DIR}/runner/explorer/*.cpp")
list(REMOVE_ITEM core_sources "${PROJECT_SOURCE_DIR}/runner/main.cpp")
add_library(lab_core STATIC ${core_sources})
target_link_libraries(lab_core
    PUBLIC lab_judge fmt::fmt nlohmann_json::nlohmann_json Threads::Threads
    PRIVATE tomlplusplus::tomlplusplus OpenSSL::Crypto lab_warnings)

add_executable(lab-runner "${PROJECT_SOURCE_DIR}/runner/main.cpp")
target_link_libraries(lab-runner PRIVATE lab_core CLI11::CLI11 lab_warnings)
set_target_properties(lab-runner PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${LAB_RUNNER_DIR}")
