# Spacing and the usual slips, in every language that the project is written in.

file(GLOB_RECURSE cpp_files CONFIGURE_DEPENDS
     "${PROJECT_SOURCE_DIR}/runner/*.[ch]pp"
     "${PROJECT_SOURCE_DIR}/snippets/*.[ch]pp"
     "${PROJECT_SOURCE_DIR}/tests/*.[ch]pp")
file(GLOB shell_files CONFIGURE_DEPENDS
     "${PROJECT_SOURCE_DIR}/setup/*.sh" "${PROJECT_SOURCE_DIR}/bench/*.sh")

check(lint.clang-format unit 120 clang-format --dry-run -Werror ${cpp_files})
check(lint.flake8 unit 120 /usr/bin/flake8 --max-line-length 100
      conf.py bench site snippets tests --exclude site/node_modules)
check(lint.shellcheck unit 120 shellcheck -x lab .ci/run ${shell_files})
