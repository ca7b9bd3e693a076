// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QTemporaryDir>

namespace retort::test {

/// A folder of files that lives as long as this object: a project to open, written from a map of relative path to content.
class TemporaryProject
{
public:
    explicit TemporaryProject(const QMap<QString, QByteArray> &files = {});

    /// Whether everything so far could be written.
    bool isValid() const { return m_valid; }

    /// The folder, absolute, with symbolic links resolved.
    QString path() const { return m_path; }

    /// Absolute path of a file in the folder, whether it exists or not.
    QString path(const QString &relative) const;

    /// Writes (or overwrites) one file; missing folders are made.
    bool write(const QString &relative, const QByteArray &content);

    /// Content of a file; empty when it cannot be read.
    QByteArray read(const QString &relative) const;

    bool remove(const QString &relative);

    /// Copies a folder with everything below it into this one.
    bool copyFrom(const QString &folder);

private:
    QTemporaryDir m_folder;
    QString m_path;
    bool m_valid = false;
};

} // namespace retort::test
