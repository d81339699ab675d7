# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, sanitizers and build speed: one INTERFACE target that every target of ours links.

option(EVISION_WERROR "Treat warnings as errors" OFF)
option(EVISION_COVERAGE "Count executed lines (GCC or Clang)" OFF)
option(EVISION_FUZZERS "Build the libFuzzer targets (Clang only)" OFF)
set(EVISION_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=: address,undefined or thread")
set(EVISION_ARCH "x86-64-v2" CACHE STRING "Instruction set on x86-64 with GCC or Clang; empty leaves the compiler's default")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC OFF) # switched on per target: the values know no Qt

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(EVISION_CCACHE ccache)
if(EVISION_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # A clone elsewhere shares the cache: paths below the source root do not count.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${EVISION_CCACHE}")
endif()

find_program(EVISION_MOLD mold)
if(EVISION_MOLD AND NOT EVISION_SANITIZE AND NOT EVISION_COVERAGE
   AND (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1))
    add_link_options(-fuse-ld=mold)
endif()

add_library(evision_flags INTERFACE)
if(MSVC)
    target_compile_options(evision_flags INTERFACE /W4 /permissive- /utf-8 /fp:precise $<$<BOOL:${EVISION_WERROR}>:/WX>)
else()
    target_compile_options(evision_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
        -Woverloaded-virtual -Wcast-align -Wunused $<$<CXX_COMPILER_ID:GNU>:-Wdouble-promotion> -Wformat=2
        # A fused multiply-add would make the last digit depend on the processor.
        -ffp-contract=off
        # GCC 12 warns of overlapping copies in std::string's own operator+ (GCC bug 105651).
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
        $<$<BOOL:${EVISION_WERROR}>:-Werror>)
    if(EVISION_ARCH AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|amd64")
        target_compile_options(evision_flags INTERFACE "-march=${EVISION_ARCH}")
    endif()
    if(EVISION_SANITIZE)
        target_compile_options(evision_flags INTERFACE "-fsanitize=${EVISION_SANITIZE}"
            -fno-omit-frame-pointer -fno-sanitize-recover=all)
        target_link_options(evision_flags INTERFACE "-fsanitize=${EVISION_SANITIZE}")
    endif()
    if(EVISION_FUZZERS)
        if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
            message(FATAL_ERROR "EVISION_FUZZERS needs Clang")
        endif()
        # Counts what is executed, so that the fuzzer can steer; only the targets of tests/fuzz link the fuzzer itself.
        target_compile_options(evision_flags INTERFACE -fsanitize=fuzzer-no-link)
        target_link_options(evision_flags INTERFACE -fsanitize=fuzzer-no-link)
    endif()
    if(EVISION_COVERAGE)
        target_compile_options(evision_flags INTERFACE --coverage -O0)
        target_link_options(evision_flags INTERFACE --coverage)
    endif()
endif()
target_compile_definitions(evision_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS
    QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)
