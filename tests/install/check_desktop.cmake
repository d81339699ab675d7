# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DBUILD=dir -DPREFIX=dir -DSOURCE=dir -DVERSION=1.2.3 [-DDESKTOP_FILE_VALIDATE=program] [-DAPPSTREAMCLI=program]
#   -P check_desktop.cmake
# Installs into PREFIX and looks at what a desktop will find there.
cmake_minimum_required(VERSION 3.21)

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT code EQUAL 0)
        string(JOIN " " command ${ARGN})
        message(SEND_ERROR "${command}: ${code}\n${output}")
    endif()
endfunction()

function(expect text regex words)
    if(NOT text MATCHES "${regex}")
        message(SEND_ERROR "${words}: no \"${regex}\" in\n${text}")
    endif()
endfunction()

file(REMOVE_RECURSE "${PREFIX}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}")

set(id org.betevision.BETEVision)
set(desktop "${PREFIX}/share/applications/${id}.desktop")
set(metainfo "${PREFIX}/share/metainfo/${id}.metainfo.xml")
set(icons "${PREFIX}/share/icons/hicolor")
foreach(file IN ITEMS "${PREFIX}/bin/evision" "${PREFIX}/bin/evision-cli" "${desktop}" "${metainfo}"
        "${icons}/scalable/apps/${id}.svg" "${icons}/48x48/apps/${id}.png" "${icons}/256x256/apps/${id}.png")
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "not installed: ${file}")
    endif()
endforeach()

file(READ "${desktop}" entry)
expect("${entry}" "\nExec=evision\n" "the entry starts the window")
expect("${entry}" "\nIcon=${id}\n" "the entry has the icon")
file(READ "${metainfo}" about)
expect("${about}" "<id>${id}</id>" "the component has the id")
expect("${about}" ">${id}.desktop<" "the component starts the entry")
expect("${about}" "release version=\"${VERSION}\"" "the component has this version")
file(READ "${SOURCE}/src/app/options.cpp" code)
expect("${code}" "setDesktopFileName\\(QStringLiteral\\(\"${id}\"\\)\\)" "the program says the same id")

if(DESKTOP_FILE_VALIDATE)
    run("${DESKTOP_FILE_VALIDATE}" "${desktop}")
endif()
if(APPSTREAMCLI)
    run("${APPSTREAMCLI}" validate --no-net "${metainfo}")
endif()
