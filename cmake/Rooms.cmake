# SPDX-License-Identifier: GPL-3.0-or-later
# A room is a folder and a library of the same name: retort_room(model/python DEPENDS model/base LINKS tree-sitter).
# Its sources are the files of its folder, so a new file needs no line here. tests/architecture checks who includes whom.
# BUILD_SHARED_LIBS decides what kind of library: a program for its users has all rooms in it; the builds with tests share
# them, because a hundred tests with every room in each take 5 GB.

set(RETORT_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
option(RETORT_WERROR "Warnings are errors" OFF)
if(RETORT_WERROR)
    list(APPEND RETORT_WARNINGS -Werror)
endif()

# GCC 12 sees uninitialised members in copies of a std::variant whose alternative is another one; only when it optimises.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND RETORT_WARNINGS $<$<NOT:$<CONFIG:Debug>>:-Wno-maybe-uninitialized>)
endif()

add_library(retort_options INTERFACE)
target_compile_options(retort_options INTERFACE ${RETORT_WARNINGS})
target_compile_definitions(retort_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    RETORT_VERSION="${PROJECT_VERSION}")
target_include_directories(retort_options INTERFACE ${PROJECT_SOURCE_DIR})

# One precompiled header serves all rooms of the model; compiling it costs more than a room's own files do.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/pch_core.cpp CONTENT "// the precompiled header's owner\n")
add_library(retort_pch STATIC ${PROJECT_BINARY_DIR}/pch_core.cpp)
target_link_libraries(retort_pch PUBLIC retort_options Qt6::Core tl::expected)
target_precompile_headers(retort_pch PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch_core.h)

function(retort_room_name FOLDER OUT)
    string(REPLACE "/" "_" name "retort_${FOLDER}")
    set(${OUT} ${name} PARENT_SCOPE)
endfunction()

# retort_library(NAME SOURCE...): a library of ours, shared or static.
function(retort_library NAME)
    add_library(${NAME} ${ARGN})
    if(BUILD_SHARED_LIBS)
        set_target_properties(${NAME} PROPERTIES DEFINE_SYMBOL "") # a precompiled header serves rooms with equal definitions
        install(TARGETS ${NAME} LIBRARY DESTINATION ${RETORT_LIBRARY_DIR})
    endif()
endfunction()

function(retort_room FOLDER)
    cmake_parse_arguments(ARG "" "" "DEPENDS;LINKS;SUBFOLDERS" ${ARGN})
    retort_room_name(${FOLDER} target)
    set(patterns ${PROJECT_SOURCE_DIR}/${FOLDER}/*.cpp ${PROJECT_SOURCE_DIR}/${FOLDER}/*.h)
    foreach(sub IN LISTS ARG_SUBFOLDERS)
        list(APPEND patterns ${PROJECT_SOURCE_DIR}/${FOLDER}/${sub}/*.cpp ${PROJECT_SOURCE_DIR}/${FOLDER}/${sub}/*.h)
    endforeach()
    file(GLOB sources CONFIGURE_DEPENDS ${patterns})
    retort_library(${target} ${sources})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PUBLIC retort_options Qt6::Core tl::expected ${ARG_LINKS})
    foreach(dependency IN LISTS ARG_DEPENDS)
        retort_room_name(${dependency} other)
        target_link_libraries(${target} PUBLIC ${other})
    endforeach()
    target_precompile_headers(${target} REUSE_FROM retort_pch)
endfunction()
