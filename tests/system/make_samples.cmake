# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSAMPLE=evision-sample -DFOLDER=dir -P make_samples.cmake
# Writes the responses that the system tests compare: NAME.json made with the options behind the colon.
file(MAKE_DIRECTORY "${FOLDER}")
foreach(sample IN ITEMS
        "decimal:--seed 1"
        "links:--seed 2 --links --pretty"
        "american:--seed 3 --american"
        "unix:--seed 4 --unix")
    string(REGEX MATCH "^([a-z]+):(.*)$" matched "${sample}")
    set(name "${CMAKE_MATCH_1}")
    separate_arguments(options UNIX_COMMAND "${CMAKE_MATCH_2}")
    execute_process(COMMAND "${SAMPLE}" --quotes 2000 ${options}
        OUTPUT_FILE "${FOLDER}/${name}.json" RESULT_VARIABLE code)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "${SAMPLE} ${options}: ${code}")
    endif()
endforeach()
