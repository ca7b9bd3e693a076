// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/historyindex.h"
#include "ui/history/revisionauthors.h"
#include "ui/models/historymodel.h"
#include "ui/projectsession.h"

namespace retort::ui {

/// The search over the history: gives the query to the model, and fetches in the background what it asks about.
class HistorySearch : public QObject
{
    Q_OBJECT

public:
    HistorySearch(ProjectSession &session, HistoryModel &model, QObject *parent = nullptr);

    void setText(const QString &text);
    /// "3 of 14"; with what is still being looked at; empty while nothing is searched. `row` is the current one.
    QString summary(int row) const;
    bool isLooking() const;
    /// Finds out in the background what all scripts do, though no query asks for it.
    void wantFacts();
    /// Gives the model what is known by now, as after it got another history.
    void takeFacts();
    /// Words that can follow a key: databases, tables that are known by now, …
    QStringList vocabulary(HistoryFilter::Key key) const;

Q_SIGNALS:
    /// There may be other hits now.
    void changed();

private:
    void takeHistory();
    void fetch();
    void takeDialect();
    dialect::Dialect dialect() const;

    ProjectSession &m_session;
    HistoryModel &m_model;
    HistoryIndex m_index;
    mutable QStringList m_tables, m_columns; ///< sorted; empty until they are asked for
    RevisionAuthors m_authors;
    bool m_wantsFacts = false;
};

} // namespace retort::ui
