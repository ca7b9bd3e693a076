// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/filereading.h"

#include <QFile>
#include <QStringDecoder>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace retort::script {

namespace {

struct Descriptor
{
    int number;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
};

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace

tl::expected<FileRead, QString> readFile(const QString &path, qint64 limit)
{
    // O_NONBLOCK: opening a named pipe would otherwise wait for its writer.
    const Descriptor file{::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.number < 0)
        return tl::unexpected(systemReason());
    struct stat facts = {};
    if (::fstat(file.number, &facts) != 0)
        return tl::unexpected(systemReason());
    if (!S_ISREG(facts.st_mode))
        return tl::unexpected(QStringLiteral("it is not a regular file"));
    FileRead read;
    read.size = facts.st_size;
    read.modified = qint64(facts.st_mtim.tv_sec) * 1'000'000'000 + facts.st_mtim.tv_nsec;
    read.data.resize(qsizetype(std::min<qint64>(limit, facts.st_size)));
    qsizetype got = 0;
    while (got < read.data.size()) {
        const auto count = ::read(file.number, read.data.data() + got, size_t(read.data.size() - got));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return tl::unexpected(systemReason());
        if (count == 0)
            break;
        got += count;
    }
    read.data.truncate(got);
    read.truncated = facts.st_size > limit;
    return read;
}

QString decodeText(const QByteArray &data)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(data);
    return decoder.hasError() ? QString::fromLatin1(data) : text;
}

} // namespace retort::script
