// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/ini.h"

#include "model/script/filereading.h"
#include "model/script/scriptcodes.h"

#include <QFileInfo>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxInterpolationDepth = 10; // ConfigParser's
constexpr qsizetype maxInterpolatedLength = 1024 * 1024;
constexpr int maxReplacements = 10'000;
const QString defaultSection = u"DEFAULT"_s;

SourceRange lineRange(const QString &path, int line)
{
    return {path, line, 1, line, 1};
}

tl::unexpected<Error> syntaxError(ErrorCode code, const QString &message, const QString &path, int line)
{
    Error error;
    error.code = code;
    error.message = message;
    error.range = lineRange(path, line);
    return failure(std::move(error));
}

} // namespace

/// Reads line by line, as ConfigParser does: what a line is depends on its indentation and on what came before.
class IniParser
{
public:
    IniParser(const QString &path, const QString &here)
        : m_path(path)
    {
        m_ini.m_path = path;
        m_ini.m_here = here;
        m_ini.m_defaults.name = defaultSection;
    }

    Result<Ini> parse(const QString &text)
    {
        const QStringList lines = QString(text).replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').split(u'\n');
        for (const QString &line : lines) {
            ++m_line;
            if (const auto read = parseLine(line); !read)
                return failure(read.error());
        }
        finishOption();
        return std::move(m_ini);
    }

private:
    Result<void> parseLine(const QString &line)
    {
        const QString content = line.trimmed();
        if (content.startsWith(u'#') || content.startsWith(u';'))
            return {};
        if (content.isEmpty()) {
            if (m_open)
                m_value.append(QString());
            return {};
        }
        qsizetype indent = 0;
        while (line.at(indent).isSpace())
            ++indent;
        if (m_open && indent > m_indent) {
            m_value.append(content);
            section().options.last().endLine = m_line;
            return {};
        }
        m_indent = indent;
        finishOption();
        if (content.startsWith(u'[') && content.lastIndexOf(u']') > 1)
            return openSection(content.mid(1, content.lastIndexOf(u']') - 1));
        return openOption(content);
    }

    Result<void> openSection(const QString &name)
    {
        m_inDefaults = name == defaultSection;
        m_hasSection = true;
        if (m_inDefaults)
            return {};
        if (m_ini.m_sectionIndex.contains(name))
            return syntaxError(ConfigDuplicate, u"Section '%1' already exists"_s.arg(name), m_path, m_line);
        m_ini.m_sectionIndex.insert(name, m_ini.m_sections.size());
        m_ini.m_sections.append({name, {}, {}});
        return {};
    }

    Result<void> openOption(const QString &content)
    {
        if (!m_hasSection)
            return syntaxError(ConfigSyntax, u"File contains no section headers"_s, m_path, m_line);
        qsizetype delimiter = 0;
        while (delimiter < content.size() && content.at(delimiter) != u'=' && content.at(delimiter) != u':')
            ++delimiter;
        const QString name = content.left(delimiter).trimmed().toLower();
        if (delimiter == content.size() || name.isEmpty())
            return syntaxError(
                ConfigSyntax, u"Source contains parsing errors: %1"_s.arg(content.left(200)), m_path, m_line);
        auto &options = section();
        if (options.indexOf.contains(name)) {
            return syntaxError(ConfigDuplicate, u"Option '%1' in section '%2' already exists"_s.arg(name, options.name),
                m_path, m_line);
        }
        options.indexOf.insert(name, options.options.size());
        options.options.append({name, {}, m_line, m_line});
        m_value = {content.mid(delimiter + 1).trimmed()};
        m_open = true;
        return {};
    }

    void finishOption()
    {
        if (!m_open)
            return;
        QString value = m_value.join(u'\n');
        while (!value.isEmpty() && value.back().isSpace())
            value.chop(1);
        section().options.last().value = value;
        m_open = false;
    }

    Ini::Section &section() { return m_inDefaults ? m_ini.m_defaults : m_ini.m_sections.last(); }

    QString m_path;
    Ini m_ini;
    QStringList m_value;
    qsizetype m_indent = 0;
    int m_line = 0;
    bool m_open = false; ///< an option may still be continued
    bool m_hasSection = false;
    bool m_inDefaults = false;
};

Result<Ini> Ini::read(const QString &path)
{
    const auto file = readFile(path, maxSize);
    if (!file)
        return failure(ConfigUnreadable, u"Cannot read %1: %2"_s.arg(path, file.error()));
    if (file->truncated)
        return failure(ConfigUnreadable, u"%1 is too large for a configuration file"_s.arg(path));
    return parse(decodeText(file->data), path, QFileInfo(path).absolutePath());
}

Result<Ini> Ini::parse(const QString &text, const QString &path, const QString &here)
{
    return IniParser(path, here).parse(text);
}

QStringList Ini::sections() const
{
    QStringList names;
    for (const Section &known : m_sections)
        names.append(known.name);
    return names;
}

bool Ini::hasSection(const QString &name) const
{
    return m_sectionIndex.contains(name);
}

QStringList Ini::options(const QString &name) const
{
    QStringList names;
    if (const Section *known = section(name)) {
        for (const Option &option : known->options)
            names.append(option.name);
    }
    return names;
}

const Ini::Section *Ini::section(const QString &name) const
{
    if (name == defaultSection)
        return &m_defaults;
    const auto at = m_sectionIndex.value(name, -1);
    return at < 0 ? nullptr : &m_sections.at(at);
}

const Ini::Option *Ini::find(const QString &sectionName, const QString &option) const
{
    const QString name = option.toLower();
    for (const Section *known : {section(sectionName), &m_defaults}) {
        if (known && known->indexOf.contains(name))
            return &known->options.at(known->indexOf.value(name));
    }
    return nullptr;
}

bool Ini::hasOption(const QString &sectionName, const QString &option) const
{
    return hasSection(sectionName) && find(sectionName, option);
}

std::optional<QString> Ini::raw(const QString &sectionName, const QString &option) const
{
    const Option *found = hasSection(sectionName) ? find(sectionName, option) : nullptr;
    return found ? std::optional<QString>(found->value) : std::nullopt;
}

Result<std::optional<QString>> Ini::value(const QString &sectionName, const QString &option) const
{
    const auto text = raw(sectionName, option);
    if (!text)
        return std::optional<QString>();
    return interpolate(sectionName, option, *text).map([](const QString &done) {
        return std::optional<QString>(done);
    });
}

SourceRange Ini::range(const QString &sectionName, const QString &option) const
{
    const Option *found = find(sectionName, option);
    return found ? SourceRange{m_path, found->line, 1, found->endLine, 1} : SourceRange();
}

Result<QString> Ini::interpolate(const QString &sectionName, const QString &option, const QString &text) const
{
    const auto wrong = [&](const QString &message) {
        Error error;
        error.code = ConfigInterpolation;
        error.message = u"Bad value of '%1' in section '%2': %3"_s.arg(option, sectionName, message);
        error.range = range(sectionName, option);
        return failure(std::move(error));
    };
    // Replacements are read again; a stack of texts instead of recursion, and a limit on all of them together.
    struct Pending
    {
        QString text;
        qsizetype at;
    };
    std::vector<Pending> stack{{text, 0}};
    QString result;
    int replacements = 0;
    while (!stack.empty()) {
        Pending &current = stack.back();
        const auto percent = current.text.indexOf(u'%', current.at);
        result += QStringView(current.text).mid(current.at, percent < 0 ? -1 : percent - current.at);
        if (result.size() > maxInterpolatedLength)
            return wrong(u"it becomes too long"_s);
        if (percent < 0) {
            stack.pop_back();
            continue;
        }
        const QStringView rest = QStringView(current.text).mid(percent + 1);
        if (rest.startsWith(u'%')) {
            result += u'%';
            current.at = percent + 2;
            continue;
        }
        const auto end = rest.startsWith(u'(') ? rest.indexOf(")s"_L1) : -1;
        if (end < 0) {
            return wrong(
                u"'%' must be followed by '%' or '(', found: '%1'"_s.replace("%1"_L1, u'%' + rest.left(40).toString()));
        }
        const QString name = rest.mid(1, end - 1).toString().toLower();
        current.at = percent + 1 + end + 2;
        if (const Option *found = find(sectionName, name)) {
            if (int(stack.size()) >= maxInterpolationDepth || ++replacements > maxReplacements)
                return wrong(u"'%(%1)s' refers to itself or too deep"_s.replace("%1"_L1, name));
            stack.push_back({found->value, 0});
        } else if (name == "here"_L1) {
            result += m_here;
        } else {
            return wrong(u"it refers to '%1', which is not there"_s.arg(name));
        }
    }
    return result;
}

} // namespace retort::script
