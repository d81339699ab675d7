# SPDX-License-Identifier: GPL-3.0-or-later
# A folder is a target, a target names what it may use, and a test reads its includes.

# evision_layer(FOLDER SOURCES file... [USES folder...] [LINKS target...] [PRIVATE_LINKS target...] [QT])
# Makes the static library of the current folder, called by its path below src, as in feed/client, and the test
# layer.feed.client; the target is evision_feed_client. A folder without QT must not include a Qt header.
function(evision_layer folder)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;USES;LINKS;PRIVATE_LINKS" ${ARGN})
    string(REPLACE "/" "_" name "${folder}")
    add_library(evision_${name} STATIC ${ARG_SOURCES})
    target_include_directories(evision_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(evision_${name} PUBLIC evision_flags ${ARG_LINKS})
    foreach(used IN LISTS ARG_USES)
        string(REPLACE "/" "_" used "${used}")
        target_link_libraries(evision_${name} PUBLIC evision_${used})
    endforeach()
    target_link_libraries(evision_${name} PRIVATE ${ARG_PRIVATE_LINKS})
    if(ARG_QT)
        set_target_properties(evision_${name} PROPERTIES AUTOMOC ON)
    endif()
    evision_layer_test(${folder} "${ARG_USES}" ${ARG_QT})
endfunction()

# The same for a program's folder: evision_program(NAME OUTPUT file-name SOURCES ... USES ...)
function(evision_program name)
    cmake_parse_arguments(ARG "QT" "OUTPUT" "SOURCES;USES;LINKS" ${ARGN})
    add_executable(evision_${name} ${ARG_SOURCES})
    set_target_properties(evision_${name} PROPERTIES OUTPUT_NAME ${ARG_OUTPUT}
        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
    target_include_directories(evision_${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(evision_${name} PRIVATE evision_flags ${ARG_LINKS})
    foreach(used IN LISTS ARG_USES)
        string(REPLACE "/" "_" used "${used}")
        target_link_libraries(evision_${name} PRIVATE evision_${used})
    endforeach()
    evision_layer_test(${name} "${ARG_USES}" ${ARG_QT})
endfunction()

function(evision_layer_test name uses qt)
    if(BUILD_TESTING)
        string(REPLACE "/" "." test "${name}")
        add_test(NAME layer.${test} COMMAND ${CMAKE_COMMAND}
            "-DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}" "-DNAME=${name}" "-DUSES=${uses}" "-DQT=${qt}"
            -P "${PROJECT_SOURCE_DIR}/cmake/CheckIncludes.cmake")
    endif()
endfunction()

# evision_test(NAME [SOURCES file...] LINKS target...): the Qt Test program NAME.cpp of this folder, as the test FOLDER.NAME.
function(evision_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    # tests/ui/theme makes ui.theme.NAME, and the target ui_theme_NAME.
    file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "." folder "${folder}")
    string(REPLACE "." "_" target "${folder}_${name}")
    add_executable(${target} ${name}.cpp ${ARG_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(${target} PRIVATE evision_flags Qt6::Core Qt6::Test ${ARG_LINKS}
        $<TARGET_NAME_IF_EXISTS:evision_tsan_order>)
    target_compile_definitions(${target} PRIVATE
        EVISION_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        EVISION_BINARY_DIR="${PROJECT_BINARY_DIR}")
    add_test(NAME ${folder}.${name} COMMAND ${target})
    # LC_ALL and TZ are the runner's, so that no test depends on the machine.
    set_tests_properties(${folder}.${name} PROPERTIES TIMEOUT 600
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
