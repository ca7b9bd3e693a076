// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/filechange.h"

#include "model/script/scriptcodes.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <fcntl.h>
#include <unistd.h>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> notWritten(const QString &path, const QString &reason)
{
    return failure({FileNotWritten, u"The file %1 could not be written"_s.arg(path), u"It was left as it was"_s, reason, {}, {}});
}

tl::unexpected<Error> changed(const QString &path)
{
    return failure({FileChanged, u"The file %1 was changed by something else in the meantime"_s.arg(path),
        u"It was left as it is. Look at it, then try again"_s, {}, {}, {}});
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure({FileChanged, u"The file %1 cannot be read"_s.arg(path), u"Nothing was changed"_s, file.errorString(), {}, {}});
    return file.readAll();
}

/// A name is on disk for good once its folder is.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

constexpr QFile::Permissions readable =
    QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;

/// A temporary file beside `path` with the content, on disk; it is removed unless it is renamed.
Result<std::unique_ptr<QTemporaryFile>> temporaryFor(const QString &path, const QByteArray &content, QFile::Permissions permissions)
{
    auto file = std::make_unique<QTemporaryFile>(QFileInfo(path).absolutePath() + "/.retort-XXXXXX"_L1);
    if (!file->open() || file->write(content) != content.size() || !file->flush() || ::fsync(file->handle()) != 0)
        return notWritten(path, file->errorString());
    file->setPermissions(permissions);
    return file;
}

/// The folders that are missing above a file, outermost first.
QStringList missingFolders(const QString &path)
{
    QStringList missing;
    for (QString folder = QFileInfo(path).absolutePath(); !QFileInfo::exists(folder); folder = QFileInfo(folder).absolutePath())
        missing.prepend(folder);
    return missing;
}

void removeFolders(const QStringList &folders)
{
    for (auto folder = folders.crbegin(); folder != folders.crend(); ++folder)
        QDir().rmdir(*folder); // fails where something is in it, as it should
}

} // namespace

Result<FileChange> writeNewFile(const QString &path, const QByteArray &content)
{
    const auto exists = [&] {
        return failure({FileExists, u"The file %1 exists already"_s.arg(path), u"It was left as it is"_s, {}, {}, {}});
    };
    if (QFileInfo(path).isSymLink() || QFileInfo::exists(path))
        return exists();
    FileChange change{path, std::nullopt, content, missingFolders(path)};
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return notWritten(path, u"The folder %1 cannot be made"_s.arg(QFileInfo(path).absolutePath()));
    auto temporary = temporaryFor(path, content, readable);
    if (!temporary) {
        removeFolders(change.createdFolders);
        return failure(temporary.error());
    }
    // rename() of Qt refuses an existing name, whoever made it since the check above.
    if (!(*temporary)->rename(path)) {
        const QString reason = (*temporary)->errorString();
        temporary->reset();
        removeFolders(change.createdFolders);
        return QFileInfo::exists(path) ? exists() : notWritten(path, reason);
    }
    (*temporary)->setAutoRemove(false);
    syncFolder(QFileInfo(path).absolutePath());
    return change;
}

Result<FileChange> replaceFile(const QString &path, const QByteArray &expected, const QByteArray &content)
{
    const QString target = QFileInfo(path).canonicalFilePath(); // a link stays a link
    const auto present = contentOf(target.isEmpty() ? path : target);
    if (!present)
        return failure(present.error());
    if (*present != expected)
        return changed(path);
    auto temporary = temporaryFor(target, content, QFile::permissions(target));
    if (!temporary)
        return failure(temporary.error());
    const QByteArray from = QFile::encodeName((*temporary)->fileName());
    if (::rename(from.constData(), QFile::encodeName(target).constData()) != 0)
        return notWritten(path, qt_error_string(errno));
    (*temporary)->setAutoRemove(false);
    syncFolder(QFileInfo(target).absolutePath());
    return FileChange{path, expected, content, {}};
}

Result<FileChange> removeFile(const QString &path, const QByteArray &expected)
{
    const auto present = contentOf(path);
    if (!present)
        return failure(present.error());
    if (*present != expected)
        return changed(path);
    QFile file(path);
    if (!file.remove())
        return notWritten(path, file.errorString());
    syncFolder(QFileInfo(path).absolutePath());
    return FileChange{path, expected, {}, {}, true};
}

Result<void> undo(const FileChange &change)
{
    if (change.removed) {
        const auto written = writeNewFile(change.path, change.before.value_or(QByteArray()));
        return written ? Result<void>() : failure(written.error());
    }
    const auto present = contentOf(change.path);
    if (!present)
        return failure(present.error());
    if (*present != change.after)
        return changed(change.path);
    if (change.before) {
        const auto replaced = replaceFile(change.path, change.after, *change.before);
        return replaced ? Result<void>() : failure(replaced.error());
    }
    QFile file(change.path);
    if (!file.remove())
        return notWritten(change.path, file.errorString());
    removeFolders(change.createdFolders);
    return {};
}

} // namespace retort::script::authoring
