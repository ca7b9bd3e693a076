// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QHash>
#include <QList>
#include <optional>

namespace retort::script {

/// An ini file as Python's ConfigParser reads it (spec §3.1): option names in lower case, full-line comments,
/// continuation lines, [DEFAULT], `%(name)s` and `%%`, duplicates refused.
class Ini
{
public:
    static constexpr qint64 maxSize = 4 * 1024 * 1024;

    /// Reads a file; `here` becomes its folder.
    static Result<Ini> read(const QString &path);
    /// Reads a text; `path` is for messages only, `here` for `%(here)s`.
    static Result<Ini> parse(const QString &text, const QString &path = {}, const QString &here = {});

    const QString &path() const { return m_path; }
    QStringList sections() const; ///< in file order, without DEFAULT
    bool hasSection(const QString &section) const;
    /// Names of a section's options, those of DEFAULT left out, in file order.
    QStringList options(const QString &section) const;
    /// Whether the section or DEFAULT has the option.
    bool hasOption(const QString &section, const QString &option) const;

    /// The text as written; nothing when there is no such option.
    std::optional<QString> raw(const QString &section, const QString &option) const;
    /// With `%(…)s` and `%%` replaced; nothing when there is no such option; an error where ConfigParser raises one.
    Result<std::optional<QString>> value(const QString &section, const QString &option) const;
    /// Replaces `%(…)s` in a text that belongs to a section, as value() does.
    Result<QString> interpolate(const QString &section, const QString &option, const QString &text) const;
    /// Where an option is written; invalid when it is not.
    SourceRange range(const QString &section, const QString &option) const;

private:
    struct Option
    {
        QString name;
        QString value;
        int line = 0;
        int endLine = 0;
    };
    struct Section
    {
        QString name;
        QList<Option> options;
        QHash<QString, qsizetype> indexOf;
    };
    friend class IniParser;

    const Option *find(const QString &section, const QString &option) const;
    const Section *section(const QString &name) const;

    QString m_path;
    QString m_here;
    Section m_defaults;
    QList<Section> m_sections;
    QHash<QString, qsizetype> m_sectionIndex;
};

} // namespace retort::script
