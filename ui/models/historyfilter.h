// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/revisionfacts.h"

#include <functional>

namespace retort::ui {

/// Who put a script into the repository, and when.
struct Authorship
{
    QString author; ///< "Name <mail>"
    QString date;   ///< 2026-11-02

    friend bool operator==(const Authorship &, const Authorship &) = default;
};

/// What a filter can ask a revision about. Pointers may be null: not known, or not known yet. Texts are those of the history, since ten
/// thousand of these are made at a key press.
struct FilterSubject
{
    QStringView id;
    QStringView text;        ///< where free text is looked for, in lower case
    QStringView created;     ///< the date that the script tells; may be empty
    QString status;          ///< what the status column says
    const RevisionFacts *facts = nullptr;
    const Authorship *authorship = nullptr;
    QStringList pendingOn;   ///< names of databases
};

/// What is typed into the search field: `orders table:users op:drop_column after:2026-01-01`. Words without a key that stand side
/// by side are one phrase; all terms must hold. A value with blanks is put into quotes. What only looks like a key is text.
class HistoryFilter
{
public:
    enum class Key { Text, Id, Table, Column, Operation, Author, After, Before, Pending, Status, Risk };
    struct Term
    {
        Key key = Key::Text;
        QString value; ///< in lower case

        friend bool operator==(const Term &, const Term &) = default;
    };

    static HistoryFilter parse(QStringView text);

    bool isEmpty() const { return m_terms.isEmpty(); }
    const QList<Term> &terms() const { return m_terms; }
    /// What is marked where it is found in a row.
    QStringList phrases() const;
    bool has(Key key) const;
    bool needsFacts() const;
    bool needsAuthorship() const; ///< for a term that nothing but the repository answers
    bool matches(const FilterSubject &subject) const;

    /// The words in front of the colon, in the order in which they are offered; not translated.
    static QStringList keyNames();
    static std::optional<Key> keyOf(QStringView name);

private:
    QList<Term> m_terms;
};

/// What may follow a key, as far as it is known now.
using FilterVocabulary = std::function<QStringList(HistoryFilter::Key)>;

/// The piece of a query that stands in front of the cursor, and what it can become.
struct FilterCompletion
{
    qsizetype start = 0; ///< of the piece that a choice replaces
    QStringList choices;
};

FilterCompletion completeFilter(const QString &text, qsizetype cursor, const FilterVocabulary &vocabulary);

} // namespace retort::ui
