# SPDX-License-Identifier: GPL-3.0-or-later
# The Python grammar of tree-sitter: the system's library where there is one, else the C sources of the pinned npm
# package, unpacked into the build tree. An offline build names a folder that holds them:
#   cmake -DTREE_SITTER_PYTHON_DIR=/path/to/tree-sitter-python …

set(TREE_SITTER_PYTHON_VERSION 0.23.6)
set(TREE_SITTER_PYTHON_SHA256 "aab5b860d93dbf84b37fed532f7dacc0468ede5387d0c74911d68f964287662a")
set(TREE_SITTER_PYTHON_DIR "" CACHE PATH "Folder with src/parser.c and src/scanner.c of tree-sitter-python")

find_library(TREE_SITTER_PYTHON_LIBRARY tree-sitter-python)
if(TREE_SITTER_PYTHON_LIBRARY AND NOT TREE_SITTER_PYTHON_DIR)
    message(STATUS "tree-sitter-python: ${TREE_SITTER_PYTHON_LIBRARY}")
    add_library(tree_sitter_python INTERFACE)
    target_link_libraries(tree_sitter_python INTERFACE ${TREE_SITTER_PYTHON_LIBRARY})
    return()
endif()

if(TREE_SITTER_PYTHON_DIR)
    set(grammar_dir "${TREE_SITTER_PYTHON_DIR}")
else()
    set(grammar_dir "${CMAKE_BINARY_DIR}/tree-sitter-python/package")
    set(archive "${CMAKE_BINARY_DIR}/tree-sitter-python/tree-sitter-python-${TREE_SITTER_PYTHON_VERSION}.tgz")
    if(NOT EXISTS "${grammar_dir}/src/parser.c")
        find_program(NPM_PROGRAM npm)
        if(NOT NPM_PROGRAM)
            message(FATAL_ERROR "The Python grammar is missing: install npm, or a system libtree-sitter-python, "
                "or give -DTREE_SITTER_PYTHON_DIR=<folder of tree-sitter-python ${TREE_SITTER_PYTHON_VERSION}>.")
        endif()
        file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/tree-sitter-python")
        message(STATUS "tree-sitter-python: fetching ${TREE_SITTER_PYTHON_VERSION} with npm")
        execute_process(
            COMMAND "${NPM_PROGRAM}" pack --loglevel=error "tree-sitter-python@${TREE_SITTER_PYTHON_VERSION}"
            WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/tree-sitter-python"
            OUTPUT_QUIET ERROR_VARIABLE npm_errors RESULT_VARIABLE npm_result)
        if(NOT npm_result EQUAL 0 OR NOT EXISTS "${archive}")
            message(FATAL_ERROR "npm could not fetch tree-sitter-python ${TREE_SITTER_PYTHON_VERSION}:\n${npm_errors}\n"
                "Offline, give -DTREE_SITTER_PYTHON_DIR=<folder of tree-sitter-python>.")
        endif()
        file(SHA256 "${archive}" archive_sha256)
        if(NOT archive_sha256 STREQUAL TREE_SITTER_PYTHON_SHA256)
            file(REMOVE "${archive}")
            message(FATAL_ERROR "tree-sitter-python ${TREE_SITTER_PYTHON_VERSION} has an unexpected checksum: ${archive_sha256}")
        endif()
        file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${CMAKE_BINARY_DIR}/tree-sitter-python")
    endif()
endif()

foreach(source parser.c scanner.c)
    if(NOT EXISTS "${grammar_dir}/src/${source}")
        message(FATAL_ERROR "tree-sitter-python: ${grammar_dir}/src/${source} does not exist")
    endif()
endforeach()
message(STATUS "tree-sitter-python: sources in ${grammar_dir}")
add_library(tree_sitter_python STATIC "${grammar_dir}/src/parser.c" "${grammar_dir}/src/scanner.c")
target_include_directories(tree_sitter_python PRIVATE "${grammar_dir}/src")
# Generated code: neither ours to warn about nor worth an unoptimised parser.
target_compile_options(tree_sitter_python PRIVATE -w -O2)
