// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace retort::test {

TemporaryProject::TemporaryProject(const QMap<QString, QByteArray> &files)
    : m_path(QFileInfo(m_folder.path()).canonicalFilePath())
    , m_valid(m_folder.isValid())
{
    for (auto it = files.cbegin(); it != files.cend(); ++it)
        write(it.key(), it.value());
}

QString TemporaryProject::path(const QString &relative) const
{
    return QDir(m_path).filePath(relative);
}

bool TemporaryProject::write(const QString &relative, const QByteArray &content)
{
    const QString target = path(relative);
    QFile file(target);
    const bool written = QDir().mkpath(QFileInfo(target).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size() && file.flush();
    m_valid = m_valid && written;
    return written;
}

QByteArray TemporaryProject::read(const QString &relative) const
{
    QFile file(path(relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool TemporaryProject::remove(const QString &relative)
{
    return QFile::remove(path(relative));
}

bool TemporaryProject::copyFrom(const QString &folder)
{
    const QDir source(folder);
    if (!source.exists())
        return false;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly) || !write(source.relativeFilePath(file.fileName()), file.readAll()))
            return false;
    }
    return true;
}

} // namespace retort::test
