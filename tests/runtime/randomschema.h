// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QStringList>

/// Random SQLite schemas with everything that a rebuild of a table could lose. The same seed makes the same schema.
namespace retort::test {

using namespace Qt::Literals::StringLiterals;

/// What was made of the table that is going to be rebuilt.
struct RandomSchema
{
    QStringList statements;
    QString table;
    QStringList columns;   ///< plain ones, beside the key; names are unique in the whole schema
    QStringList generated; ///< generated columns
    QStringList indexes;
};

class RandomSchemaMaker
{
public:
    explicit RandomSchemaMaker(quint32 seed)
        : m_random(seed)
    {
    }

    RandomSchema make()
    {
        m_strict = chance(20);
        m_withoutRowid = chance(20);
        m_autoincrement = !m_withoutRowid && chance(40);
        m_schema.table = pick({u"t"_s, u"Order"_s, u"my table"_s});
        makeTable();
        makeNeighbours();
        makeIndexes();
        makeRows();
        makeViews();
        makeTriggers();
        return m_schema;
    }

private:
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    QString pick(const QStringList &all) { return all.at(m_random.bounded(all.size())); }
    static QString quote(const QString &name) { return u'"' + name + u'"'; }
    QString table() const { return quote(m_schema.table); }
    /// Sometimes in quotes, as people write.
    QString written(const QString &name)
    {
        static const QStringList plain{u"c0"_s, u"c1"_s, u"c3"_s, u"c4"_s, u"c5"_s};
        return plain.contains(name) && chance(50) ? name : quote(name);
    }
    QString column() { return written(pick(m_schema.columns)); }

    void makeTable()
    {
        static const QStringList names{u"c0"_s, u"c1"_s, u"C Two"_s, u"c3"_s, u"c4"_s, u"c5"_s};
        m_schema.columns = names.mid(0, 2 + m_random.bounded(5));
        QStringList items{u"id INTEGER"_s + (m_withoutRowid ? u" NOT NULL"_s : QString()) + u" PRIMARY KEY"_s
            + (m_autoincrement ? u" AUTOINCREMENT"_s : QString())};
        for (const QString &name : std::as_const(m_schema.columns))
            items << columnDefinition(name);
        if (chance(40)) {
            m_schema.generated << u"g0"_s;
            items << u"g0 TEXT GENERATED ALWAYS AS (%1 || '-' || coalesce(%2, 'c0'))"_s.arg(column(), column())
                    + pick({u" VIRTUAL"_s, u" STORED"_s, QString()});
        }
        if (chance(30))
            items << u"CHECK (%1 <> 'c1 :x' OR %2 IS NOT NULL)"_s.arg(column(), column());
        if (chance(30))
            items << u"CHECK (length(%1) < 100)"_s.arg(column());
        if (chance(20))
            items << u"CONSTRAINT ck_named CHECK (id >= 0)"_s;
        if (chance(20))
            items << u"UNIQUE (id, %1) ON CONFLICT IGNORE"_s.arg(column());
        QStringList options;
        if (m_withoutRowid)
            options << u"WITHOUT ROWID"_s;
        if (m_strict)
            options << u"STRICT"_s;
        m_schema.statements << u"CREATE TABLE %1 (%2) %3"_s.arg(table(), items.join(u", "_s), options.join(u", "_s));
    }

    QString columnDefinition(const QString &name)
    {
        const QStringList types = m_strict ? QStringList{u"TEXT"_s, u"ANY"_s} : QStringList{u"TEXT"_s, u"VARCHAR(20)"_s};
        QString text = written(name) + u' ' + pick(types);
        if (chance(30))
            text += u" COLLATE "_s + pick({u"NOCASE"_s, u"RTRIM"_s, u"\"NOCASE\""_s});
        if (chance(30))
            text += u" DEFAULT "_s + pick({u"'it''s'"_s, u"('a' || 'b')"_s, u"NULL"_s});
        if (chance(20))
            text += u" NOT NULL"_s + pick({QString(), u" ON CONFLICT REPLACE"_s});
        if (chance(20))
            text += u" CHECK (%1 <> '')"_s.arg(written(name));
        return text;
    }

    void makeNeighbours()
    {
        const QString options = chance(30) ? u" WITHOUT ROWID"_s : QString();
        m_schema.statements
            << u"CREATE TABLE child (child_id INTEGER PRIMARY KEY, owner INTEGER %1 REFERENCES %2 (id) ON DELETE %3 ON UPDATE CASCADE, note TEXT)"_s.arg(
                   chance(50) ? u"NOT NULL"_s : QString(), table(), pick({u"CASCADE"_s, u"SET NULL"_s, u"RESTRICT"_s}))
            << u"CREATE TABLE grandchild (child INTEGER PRIMARY KEY REFERENCES child ON DELETE CASCADE)"_s + options
            << u"CREATE TABLE audit (entry INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT)"_s;
    }

    void makeIndexes()
    {
        const QStringList shapes{u"(%1)"_s, u"(%1 DESC, %2)"_s, u"(%1 COLLATE NOCASE ASC)"_s, u"(lower(%1))"_s,
            u"(%1 || %2, id DESC)"_s, u"(%1) WHERE %2 IS NOT NULL"_s, u"(id) WHERE %1 > 'c0' AND %2 <> 'x'"_s};
        for (int i = m_random.bounded(5); i > 0; --i) {
            const QString name = u"ix%1"_s.arg(i);
            QString shape = pick(shapes);
            shape = shape.contains(u"%2"_s) ? shape.arg(column(), column()) : shape.arg(column());
            m_schema.indexes << name;
            m_schema.statements << u"CREATE INDEX %1 ON %2 %3"_s.arg(name, table(), shape);
        }
        if (chance(30)) {
            m_schema.indexes << u"ux"_s;
            m_schema.statements << u"CREATE UNIQUE INDEX ux ON %1 (id DESC, %2)"_s.arg(table(), column());
        }
    }

    void makeRows()
    {
        const int rows = m_random.bounded(12);
        QStringList names{u"id"_s};
        for (const QString &name : std::as_const(m_schema.columns))
            names << quote(name);
        for (int row = 1; row <= rows; ++row) {
            QStringList values{QString::number(row * 3)};
            for (qsizetype i = 0; i < m_schema.columns.size(); ++i)
                values << u"'%1'"_s.arg(pick({u"x"_s, u"Yy "_s, u"007"_s, u"zé"_s}) + QString::number(row));
            m_schema.statements << u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table(), names.join(u", "_s), values.join(u", "_s));
            if (chance(60))
                m_schema.statements << u"INSERT INTO child (owner, note) VALUES (%1, 'n')"_s.arg(row * 3)
                                    << u"INSERT INTO grandchild SELECT max(child_id) FROM child"_s;
        }
        // The last ids are gone, and AUTOINCREMENT must remember them.
        m_schema.statements << u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table(), names.join(u", "_s),
            u"900"_s + u", 'gone'"_s.repeated(m_schema.columns.size()))
                            << u"DELETE FROM %1 WHERE id = 900"_s.arg(table());
    }

    void makeViews()
    {
        if (chance(50))
            m_schema.statements << u"CREATE VIEW v AS SELECT id, %1 AS shown, upper(x.%2) AS big FROM %3 AS x WHERE %1 <> 'c0'"_s.arg(
                column(), quote(pick(m_schema.columns)), table());
        else
            return;
        if (chance(50))
            m_schema.statements << u"CREATE VIEW w AS SELECT v.id, child.note FROM v JOIN child ON child.owner = v.id"_s;
        if (chance(50))
            m_schema.statements << u"CREATE TRIGGER v_insert INSTEAD OF INSERT ON v BEGIN INSERT INTO audit (what) VALUES (new.shown); END"_s;
    }

    void makeTriggers()
    {
        if (chance(50))
            m_schema.statements << u"CREATE TRIGGER after_insert AFTER INSERT ON %1 BEGIN INSERT INTO audit (what) VALUES (new.%2); END"_s.arg(
                table(), column());
        if (chance(30))
            m_schema.statements << u"CREATE TRIGGER before_update BEFORE UPDATE OF %2 ON %1 WHEN old.%3 IS NOT new.%3 BEGIN "
                                   "UPDATE %1 SET %2 = new.%2 WHERE id = -1; INSERT INTO audit (what) SELECT 'c1;' || count(*) FROM %1; END"_s.arg(
                                       table(), column(), quote(pick(m_schema.columns)));
        if (chance(30))
            m_schema.statements << u"CREATE TRIGGER of_child AFTER DELETE ON child BEGIN UPDATE %1 SET %2 = 'c0' WHERE id = old.owner; END"_s.arg(
                table(), column());
        if (chance(20))
            m_schema.statements << u"CREATE TRIGGER after_delete AFTER DELETE ON %1 BEGIN INSERT INTO audit (what) VALUES ('deleted'); END"_s.arg(
                table());
    }

    QRandomGenerator m_random;
    RandomSchema m_schema;
    bool m_strict = false;
    bool m_withoutRowid = false;
    bool m_autoincrement = false;
};

} // namespace retort::test
