# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that Retort takes from outside, in one place.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Gui Sql Svg Widgets LinguistTools Test)
qt_standard_project_setup()

find_package(tl-expected REQUIRED)
find_package(Qt6Keychain REQUIRED)

find_path(TREE_SITTER_INCLUDE_DIR tree_sitter/api.h REQUIRED)
find_library(TREE_SITTER_LIBRARY tree-sitter REQUIRED)
find_path(QSCINTILLA_INCLUDE_DIR Qsci/qsciscintilla.h PATH_SUFFIXES x86_64-linux-gnu/qt6 qt6 REQUIRED)
find_library(QSCINTILLA_LIBRARY qscintilla2_qt6 REQUIRED)
find_path(SQLITE3_INCLUDE_DIR sqlite3.h REQUIRED)
find_library(SQLITE3_LIBRARY sqlite3 REQUIRED)
find_path(LIBPQ_INCLUDE_DIR libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)

include(cmake/TreeSitterPython.cmake)
