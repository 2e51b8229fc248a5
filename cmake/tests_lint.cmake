# Spacing and the usual slips, in every language that the project is written in.

file(GLOB_RECURSE cpp_files CONFIGURE_DEPENDS
     "${PROJECT_SOURCE_DIR}/bench/explorer_many.cpp"
     "${PROJECT_SOURCE_DIR}/examples/explorer/*.cpp"
     "${PROJECT_SOURCE_DIR}/examples/numbers/snippets/arithmetic/*.cpp"
     "${PROJECT_SOURCE_DIR}/proofs/*.[ch]pp"
     "${PROJECT_SOURCE_DIR}/runner/*.[ch]pp"
     "${PROJECT_SOURCE_DIR}/snippets/*.[ch]pp"
     "${PROJECT_SOURCE_DIR}/tests/*.[ch]pp")
file(GLOB shell_files CONFIGURE_DEPENDS
     "${PROJECT_SOURCE_DIR}/setup/*.sh" "${PROJECT_SOURCE_DIR}/bench/*.sh")

check(lint.clang-format unit 120 clang-format --dry-run -Werror ${cpp_files})
check(lint.flake8 unit 120 /usr/bin/flake8 conf.py bench examples proofs site snippets tests)
check(lint.shellcheck unit 120 shellcheck -x lab .ci/change .ci/moved .ci/run ${shell_files})

# clang-tidy reads a source in seconds, not moments: one stamp a file, so that only what changed is
# read again. It compiles with clang, so clang's warnings are errors here too.
set(tidy_stamps "")
file(GLOB_RECURSE tidy_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runner/*.hpp")
foreach(source IN LISTS judge_sources explorer_sources core_sources)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE name)
    string(REPLACE "/" "." stamp "${name}")
    set(stamp "${PROJECT_BINARY_DIR}/tidy/${stamp}")
    add_custom_command(
        OUTPUT "${stamp}"
        COMMAND clang-tidy --quiet -p "${PROJECT_BINARY_DIR}" "${source}"
        COMMAND ${CMAKE_COMMAND} -E touch "${stamp}"
        DEPENDS "${source}" ${tidy_headers} "${PROJECT_SOURCE_DIR}/.clang-tidy"
        COMMENT "clang-tidy ${name}"
        VERBATIM)
    list(APPEND tidy_stamps "${stamp}")
endforeach()
add_custom_target(tidy DEPENDS ${tidy_stamps})
check(lint.clang-tidy unit 900 ${CMAKE_COMMAND} --build "${PROJECT_BINARY_DIR}" --target tidy -- -k 0)
