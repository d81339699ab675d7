# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DCLI=evision-cli -DVERSION=1.2.3 -P startup.cmake
# The program starts, says its version, and has help for itself and for each command.
function(check_output wanted)
    execute_process(COMMAND "${CLI}" ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE error RESULT_VARIABLE code)
    string(FIND "${output}" "${wanted}" place)
    if(NOT code EQUAL 0 OR place EQUAL -1 OR NOT error STREQUAL "")
        message(SEND_ERROR "evision-cli ${ARGN}: exit ${code}, expected \"${wanted}\" in\n${output}${error}")
    endif()
endfunction()

check_output("evision-cli ${VERSION}\n" --version)
check_output("Usage: evision-cli" --help)
foreach(command IN ITEMS scan explain devig convert kelly arb)
    check_output("  ${command} " --help)
    check_output("Usage: evision-cli ${command}" ${command} --help)
endforeach()
