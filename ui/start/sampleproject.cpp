// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/sampleproject.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

inline constexpr ErrorCode notCopied("sample.not-copied");

} // namespace

QString samplePath()
{
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString &candidate :
        {program + "/sample"_L1, program + "/../share/retort/sample"_L1, program + "/../../resources/sample"_L1})
        if (QDir(candidate).exists())
            return QDir(candidate).canonicalPath();
    return {};
}

QString sampleCopyPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/retort/sample"_L1;
}

Result<QString> copySample(const QString &from, const QString &to)
{
    const QDir source(from);
    if (from.isEmpty() || !source.exists())
        return failure(notCopied, u"The sample project is not installed."_s);
    if (QDir(to).exists())
        return to;
    // Beside its place until it is complete: half a sample would be taken for a whole one the next time.
    const QString partial = to + ".part"_L1;
    QDir(partial).removeRecursively();
    QDir().mkpath(partial);
    for (QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const QString path = files.next();
        const QString target = partial + u'/' + source.relativeFilePath(path);
        QDir().mkpath(QFileInfo(target).path());
        if (!QFile::copy(path, target))
            return failure(notCopied, u"%1 cannot be written."_s.arg(target));
        QFile::setPermissions(target, QFile::permissions(target) | QFile::WriteOwner);
    }
    if (!QDir().rename(partial, to))
        return failure(notCopied, u"%1 cannot be written."_s.arg(to));
    return to;
}

} // namespace retort::ui
