// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace retort::test {

namespace {

/// Walks over C++ text and copies it with the unwanted stretches replaced by blanks.
class Blanker
{
public:
    Blanker(const QByteArray &text, bool literals)
        : m_text(text)
        , m_result(text)
        , m_literals(literals)
    {
    }

    QByteArray run()
    {
        while (m_at < m_text.size()) {
            if (startsWith("//"))
                erase(m_at, find("\n", m_at));
            else if (startsWith("/*"))
                erase(m_at, find("*/", m_at + 2) + 2);
            else if (startsWith("R\"") && !isWord(m_at - 1, "uUL8"))
                skipRawString();
            else if (m_text.at(m_at) == '"')
                skipLiteral('"');
            else if (m_text.at(m_at) == '\'' && !isWord(m_at - 1))
                skipLiteral('\'');
            else
                ++m_at;
        }
        return m_result;
    }

private:
    bool startsWith(const char *token) const { return m_text.mid(m_at, qstrlen(token)) == token; }

    qsizetype find(const QByteArray &token, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(token, from);
        return found < 0 ? m_text.size() : found;
    }

    /// Whether the character at `index` belongs to an identifier or a number, other than those in `except`.
    bool isWord(qsizetype index, QByteArrayView except = {}) const
    {
        if (index < 0)
            return false;
        const char c = m_text.at(index);
        return (std::isalnum(static_cast<unsigned char>(c)) || c == '_') && !except.contains(c);
    }

    void erase(qsizetype from, qsizetype to)
    {
        to = std::min(to, m_text.size());
        for (qsizetype i = from; i < to; ++i)
            if (m_result.at(i) != '\n')
                m_result[i] = ' ';
        m_at = to;
    }

    void skipContent(qsizetype from, qsizetype to)
    {
        if (m_literals)
            erase(from, to);
    }

    void skipRawString()
    {
        const qsizetype open = find("(", m_at);
        const QByteArray close = ')' + m_text.mid(m_at + 2, open - m_at - 2) + '"';
        const qsizetype end = find(close, open);
        skipContent(open + 1, end);
        m_at = std::min(end + close.size(), m_text.size());
    }

    void skipLiteral(char quote)
    {
        const qsizetype from = m_at + 1;
        qsizetype to = from;
        while (to < m_text.size() && m_text.at(to) != quote && m_text.at(to) != '\n')
            to += m_text.at(to) == '\\' ? 2 : 1;
        skipContent(from, to);
        m_at = to + 1;
    }

    const QByteArray &m_text;
    QByteArray m_result;
    bool m_literals;
    qsizetype m_at = 0;
};

SourceFile readSource(const QString &relative)
{
    SourceFile source;
    source.path = relative;
    QFile file(QDir(QStringLiteral(RETORT_SOURCE_DIR)).filePath(relative));
    if (file.open(QIODevice::ReadOnly))
        source.text = file.readAll();
    return source;
}

/// Relative paths of the files below the folders whose names match, sorted.
QStringList list(const QStringList &folders, const QStringList &patterns)
{
    const QDir root(QStringLiteral(RETORT_SOURCE_DIR));
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator files(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << root.relativeFilePath(files.next());
    }
    paths.sort();
    return paths;
}

} // namespace

QString SourceFile::folder() const
{
    return path.left(std::max(path.lastIndexOf(u'/'), qsizetype(0)));
}

bool SourceFile::isUnder(const QStringList &places) const
{
    return std::any_of(places.cbegin(), places.cend(),
        [this](const QString &place) { return path == place || path.startsWith(place + u'/'); });
}

QString SourceFile::position(qsizetype offset) const
{
    return path + u':' + QString::number(text.first(offset).count('\n') + 1);
}

QByteArray blank(const QByteArray &text, bool literals)
{
    return Blanker(text, literals).run();
}

const QList<SourceFile> &cppFiles()
{
    static const QList<SourceFile> files = [] {
        QList<SourceFile> result;
        for (const QString &path : list({u"app"_s, u"ui"_s, u"model"_s, u"tests"_s}, {u"*.h"_s, u"*.cpp"_s})) {
            SourceFile source = readSource(path);
            source.code = blank(source.text, false);
            source.bare = blank(source.text, true);
            result << source;
        }
        return result;
    }();
    return files;
}

const QList<SourceFile> &scriptFiles()
{
    static const QList<SourceFile> files = [] {
        QStringList paths = {u"dev"_s, u".ci/run"_s, u"CMakeLists.txt"_s, u".clang-format"_s};
        const QStringList folders = {u"app"_s, u"ui"_s, u"model"_s, u"tests"_s, u"cmake"_s, u"translations"_s};
        paths << list(folders, {u"CMakeLists.txt"_s, u"*.cmake"_s, u"*.py"_s, u"*.sh"_s});
        QList<SourceFile> result;
        for (const QString &path : paths)
            if (!path.startsWith(u"tests/data/"_s))
                result << readSource(path);
        return result;
    }();
    return files;
}

} // namespace retort::test
