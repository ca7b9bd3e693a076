// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/planner.h"
#include "model/plan/schemachange.h"
#include "ui/details/previewloader.h"
#include "ui/models/databaseentry.h"

#include <QObject>

class QThreadPool;

namespace retort::ui {

/// What the schema after a revision is to be compared with: another revision, or a database.
struct SchemaQuestion
{
    QString revision;
    QString other; ///< as the user wrote it: an id, a prefix, "head", "base"; empty for a database
    std::optional<DatabaseEntry> database;
    dialect::Dialect dialect = dialect::Dialect::Sqlite;
};

struct ComparedSchema
{
    QList<plan::ComparedTable> tables;
    QList<plan::ComparedTable> drawn; ///< of a diagram: also those that a comparison with a database has nothing to say about
    std::shared_ptr<const schema::Catalog> catalog; ///< after the revision
    QString uncertainty; ///< why all of it may be otherwise; empty when it is known
    int differences = 0; ///< tables that differ
};

/// Blocks; call it on a worker. With a database that has the revision among others, all that it has is compared.
Result<ComparedSchema> compareSchema(const SchemaQuestion &question, plan::Planner &planner,
    const plan::VersionTableName &versionTable, std::stop_token stop);

/// Answers one question at a time in the background; a later one takes the place of an earlier one.
class SchemaComparer : public QObject
{
    Q_OBJECT

public:
    explicit SchemaComparer(QObject *parent = nullptr);
    ~SchemaComparer() override;

    /// What a step changes that was planned with the schema before and after it.
    void askStep(const PreviewPtr &step, dialect::Dialect dialect);
    void ask(const SchemaQuestion &question, const std::shared_ptr<plan::Planner> &planner,
        const plan::VersionTableName &versionTable);
    void stop();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void answered(const retort::ui::ComparedSchema &schema);
    void failed(const retort::Error &error);

private:
    template<typename Work>
    void start(QThreadPool *pool, Work work);

    std::stop_source m_stop;
    int m_generation = 0;
    bool m_busy = false;
};

} // namespace retort::ui
