// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype bufferSize = 64 * 1024;

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

QString place(const SourceRange &range)
{
    if (range.file.isEmpty())
        return {};
    return range.isValid() ? u"%1:%2: "_s.arg(range.file).arg(range.startLine) : range.file + ": "_L1;
}

} // namespace

Output::~Output()
{
    flush();
}

void Output::flush()
{
    write(stdout, std::exchange(m_buffer, {}));
}

void Output::print(const QString &text)
{
    printRaw(text + u'\n');
}

void Output::printRaw(const QString &text)
{
    if (m_quiet)
        return;
    m_buffer += text.toUtf8();
    if (m_buffer.size() > bufferSize)
        flush();
}

void Output::log(const char *level, const char *logger, const QString &message)
{
    flush(); // so that both streams keep their order on a terminal
    write(stderr, QByteArray(level).leftJustified(5, ' ', true) + " [" + logger + "] " + message.toUtf8() + '\n');
}

void Output::warn(const QString &message)
{
    flush();
    write(stderr, "warning: " + message.toUtf8() + '\n');
}

void Output::report(const Diagnostics &diagnostics)
{
    for (const Diagnostic &diagnostic : diagnostics)
        if (diagnostic.severity != Severity::Information)
            warn(place(diagnostic.range) + diagnostic.message);
}

int Output::fail(const Error &error)
{
    if (m_manner == Manner::Alembic)
        print(u"FAILED: "_s + error.message);
    flush();
    if (m_manner == Manner::FlaskMigrate)
        write(stderr, "Error: " + error.message.toUtf8() + '\n');
    QString more = place(error.range);
    if (more.endsWith(": "_L1))
        more.chop(2);
    for (const QString &part : {error.detail, error.hint}) {
        if (!part.isEmpty())
            more += (more.isEmpty() ? QString() : u"\n"_s) + part;
    }
    if (!more.isEmpty())
        write(stderr, more.toUtf8() + '\n');
    return m_manner == Manner::FlaskMigrate ? Crashed : CommandFailed;
}

} // namespace retort::cli
