# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that Retort takes from outside, in one place. All that is missing is named at once, with Debian's package.

set(RETORT_MISSING "")

macro(retort_require FOUND WHAT PACKAGE)
    if(NOT ${FOUND})
        list(APPEND RETORT_MISSING "${WHAT} (${PACKAGE})")
    endif()
endmacro()

foreach(component Core Concurrent Gui Sql Widgets Test)
    find_package(Qt6${component} 6.4 QUIET)
    retort_require(Qt6${component}_FOUND "Qt 6.4 ${component}" qt6-base-dev)
endforeach()
find_package(Qt6Svg 6.4 QUIET)
retort_require(Qt6Svg_FOUND "Qt 6.4 Svg" qt6-svg-dev)
find_package(Qt6LinguistTools 6.4 QUIET)
retort_require(Qt6LinguistTools_FOUND "Qt 6.4 LinguistTools" "qt6-tools-dev, qt6-tools-dev-tools, qt6-l10n-tools")
find_package(Qt6Keychain QUIET)
retort_require(Qt6Keychain_FOUND "QtKeychain for Qt 6" qtkeychain-qt6-dev)
find_path(QSCINTILLA_INCLUDE_DIR Qsci/qsciscintilla.h PATH_SUFFIXES ${CMAKE_LIBRARY_ARCHITECTURE}/qt6 qt6)
find_library(QSCINTILLA_LIBRARY qscintilla2_qt6)
retort_require(QSCINTILLA_INCLUDE_DIR "QScintilla for Qt 6, headers" libqscintilla2-qt6-dev)
retort_require(QSCINTILLA_LIBRARY "QScintilla for Qt 6" libqscintilla2-qt6-dev)

find_package(tl-expected QUIET)
retort_require(tl-expected_FOUND "tl::expected" libexpected-dev)
find_package(tomlplusplus QUIET)
retort_require(tomlplusplus_FOUND "toml++" libtomlplusplus-dev)
find_path(TREE_SITTER_INCLUDE_DIR tree_sitter/api.h)
find_library(TREE_SITTER_LIBRARY tree-sitter)
retort_require(TREE_SITTER_INCLUDE_DIR "tree-sitter, headers" libtree-sitter-dev)
retort_require(TREE_SITTER_LIBRARY "tree-sitter" libtree-sitter-dev)
find_path(SQLITE3_INCLUDE_DIR sqlite3.h)
find_library(SQLITE3_LIBRARY sqlite3)
retort_require(SQLITE3_INCLUDE_DIR "SQLite, headers" libsqlite3-dev)
retort_require(SQLITE3_LIBRARY "SQLite" libsqlite3-dev)
find_path(LIBPQ_INCLUDE_DIR libpq-fe.h PATH_SUFFIXES postgresql)
find_library(LIBPQ_LIBRARY pq)
retort_require(LIBPQ_INCLUDE_DIR "libpq, headers" libpq-dev)
retort_require(LIBPQ_LIBRARY "libpq" libpq-dev)

if(RETORT_MISSING)
    list(JOIN RETORT_MISSING "\n    " missing_lines)
    message(FATAL_ERROR "Retort needs libraries that were not found (in brackets their Debian packages):\n    ${missing_lines}\n"
        "On Debian, ./dev setup installs them.")
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Gui Sql Svg Widgets LinguistTools Test)
qt_standard_project_setup()

include(cmake/TreeSitterPython.cmake)
