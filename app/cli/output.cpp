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

QString harmless(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const ushort code = c.unicode();
        const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        const bool isLineEnd = c == u'\n' || (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n');
        if (turns || (c.category() == QChar::Other_Control && !isLineEnd && c != u'\t'))
            shown += (code < 0x100 ? u"\\x%1"_s : u"\\u%1"_s).arg(code, code < 0x100 ? 2 : 4, 16, QLatin1Char('0'));
        else
            shown += c;
    }
    return shown;
}

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
    printRaw(harmless(text) + u'\n');
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
    write(stderr, QByteArray(level).leftJustified(5, ' ', true) + " [" + logger + "] " + harmless(message).toUtf8() + '\n');
}

void Output::warn(const QString &message)
{
    flush();
    write(stderr, "warning: " + harmless(message).toUtf8() + '\n');
}

void Output::ask(const QString &question)
{
    flush();
    write(stderr, harmless(question).toUtf8() + ' ');
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
        write(stderr, "Error: " + harmless(error.message).toUtf8() + '\n');
    QString more = place(error.range);
    if (more.endsWith(": "_L1))
        more.chop(2);
    for (const QString &part : {error.detail, error.hint}) {
        if (!part.isEmpty())
            more += (more.isEmpty() ? QString() : u"\n"_s) + part;
    }
    if (!more.isEmpty())
        write(stderr, harmless(more).toUtf8() + '\n');
    return failureCode();
}

} // namespace retort::cli
