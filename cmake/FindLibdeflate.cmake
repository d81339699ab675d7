# SPDX-License-Identifier: GPL-3.0-or-later
# Makes Libdeflate::Libdeflate: the package's own configuration where there is one, else header and library.
find_package(libdeflate CONFIG QUIET)
if(TARGET libdeflate::libdeflate_shared)
    set(_libdeflate_target libdeflate::libdeflate_shared)
elseif(TARGET libdeflate::libdeflate_static)
    set(_libdeflate_target libdeflate::libdeflate_static)
endif()

if(_libdeflate_target)
    set(Libdeflate_FOUND TRUE)
    if(NOT TARGET Libdeflate::Libdeflate)
        add_library(Libdeflate::Libdeflate INTERFACE IMPORTED)
        target_link_libraries(Libdeflate::Libdeflate INTERFACE ${_libdeflate_target})
    endif()
    unset(_libdeflate_target)
    return()
endif()

find_path(Libdeflate_INCLUDE_DIR libdeflate.h)
find_library(Libdeflate_LIBRARY NAMES deflate libdeflate deflatestatic)
mark_as_advanced(Libdeflate_INCLUDE_DIR Libdeflate_LIBRARY)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libdeflate REQUIRED_VARS Libdeflate_LIBRARY Libdeflate_INCLUDE_DIR)
if(Libdeflate_FOUND AND NOT TARGET Libdeflate::Libdeflate)
    add_library(Libdeflate::Libdeflate UNKNOWN IMPORTED)
    set_target_properties(Libdeflate::Libdeflate PROPERTIES
        IMPORTED_LOCATION "${Libdeflate_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${Libdeflate_INCLUDE_DIR}")
endif()
