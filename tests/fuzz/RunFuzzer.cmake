# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DFUZZER=program -DSEEDS=program -DSECONDS=n -DFOLDER=dir -P RunFuzzer.cmake
# Runs a fuzzer from fresh seeds in FOLDER; what made it fail stays there as crash-... or the like.
cmake_minimum_required(VERSION 3.21)
file(REMOVE_RECURSE "${FOLDER}/corpus")
file(MAKE_DIRECTORY "${FOLDER}/corpus")
if(SEEDS)
    execute_process(COMMAND "${SEEDS}" "${FOLDER}/corpus" RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "${SEEDS} could not write the seeds: ${failed}")
    endif()
endif()
execute_process(
    COMMAND "${FUZZER}" "-max_total_time=${SECONDS}" -timeout=20 -rss_limit_mb=2048 -max_len=16384
        "-artifact_prefix=${FOLDER}/" -print_final_stats=1 "${FOLDER}/corpus"
    RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "${FUZZER} found something, see ${FOLDER}")
endif()
