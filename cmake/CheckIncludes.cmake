# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DFOLDER=dir -DNAME=folder -DUSES="a;b" -DQT=ON|OFF|TRUE|FALSE -P CheckIncludes.cmake
# Fails when a file of FOLDER includes "other/file.h" with other neither NAME nor in USES, or <Q...> without QT.
cmake_minimum_required(VERSION 3.21) # for IN_LIST

file(GLOB_RECURSE files "${FOLDER}/*.h" "${FOLDER}/*.cpp")
if(NOT files)
    message(FATAL_ERROR "no sources in ${FOLDER}: the check would pass for nothing")
endif()
set(wrong "")
foreach(file IN LISTS files)
    file(STRINGS "${file}" lines REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS lines)
        if(line MATCHES "\"([^\"]+)/[^\"/]+\"")
            if(NOT CMAKE_MATCH_1 STREQUAL NAME AND NOT CMAKE_MATCH_1 IN_LIST USES)
                string(APPEND wrong "\n  ${file}: ${line}")
            endif()
        elseif(line MATCHES "\"[^\"]*\"" )
            string(APPEND wrong "\n  ${file}: ${line}  (say the folder: \"${NAME}/...\")")
        elseif(line MATCHES "<(Q[A-Z]|Qt|qt)" AND NOT QT)
            string(APPEND wrong "\n  ${file}: ${line}  (no Qt here)")
        endif()
    endforeach()
endforeach()
if(wrong)
    message(FATAL_ERROR "${NAME} uses ${USES} and nothing else:${wrong}")
endif()
