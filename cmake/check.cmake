# How a check becomes a ctest; lab_root is the folder that it runs in.

set(python /usr/bin/python3)  # Debian's: another one may stand first in PATH, without the packages
set(pytest ${python} -m pytest -q -p no:cacheprovider)

# check(NAME LABELS SECONDS COMMAND...): one ctest of the root folder, with a time limit.
function(check name labels timeout)
    add_test(NAME ${name} COMMAND ${ARGN} WORKING_DIRECTORY "${lab_root}")
    set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT ${timeout})
endfunction()
