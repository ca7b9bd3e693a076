// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace retort::test {

/// A file of this project, read as text for the tests of its architecture.
struct SourceFile
{
    QString path;    ///< relative to the project, "model/script/revision.h"
    QByteArray text; ///< as it is
    QByteArray code; ///< C++ only: comments blanked out; lines keep their numbers
    QByteArray bare; ///< C++ only: contents of string and character literals blanked out as well

    /// The folder it lies in, "model/script".
    QString folder() const;

    /// Whether it lies in one of the folders (or below), or is one of the files.
    bool isUnder(const QStringList &places) const;

    /// "path:line" of a position in `text`, `code` or `bare`.
    QString position(qsizetype offset) const;
};

/// All C++ files of app, ui, model and tests, sorted by path.
const QList<SourceFile> &cppFiles();

/// All scripts and build files: CMake, shell, Python; without the bundled sample project and the data of tests, which are
/// inputs and not part of the program.
const QList<SourceFile> &scriptFiles();

/// `code` with comments blanked out, and the contents of literals too when `literals` is true.
QByteArray blank(const QByteArray &text, bool literals);

} // namespace retort::test
