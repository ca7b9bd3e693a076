// SPDX-License-Identifier: GPL-3.0-or-later
// 362 recorded calls of real Alembic (1.19.2 on SQLAlchemy 2.0.52, offline): script text in, SQL text out.
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

const QByteArray prelude = "import datetime\nimport decimal\nimport enum\nimport uuid\nimport sqlalchemy as sa\nfrom alembic import op\n"
                           "from sqlalchemy.dialects import mysql, postgresql, sqlite\n";

/// Where Retort differs on purpose, and why.
struct Difference
{
    QLatin1StringView test; ///< "case / dialect"
    QLatin1StringView reason;
};
const Difference differences[] = {
    {"batch offline no copy_from / sqlite"_L1, "the table is known by replaying the history, or its columns are said to be unknown"_L1},
    {"drop_constraint None / postgresql"_L1, "the message shows a Python object of SQLAlchemy's"_L1},
    {"ct server_defaults / postgresql"_L1, "a backslash is not doubled: with standard_conforming_strings it stands for itself"_L1},
};

/// Statements as Alembic prints them, with the blank lines between them left out as in the recording.
class Transcript
{
public:
    void add(const QString &statement)
    {
        QString text = statement;
        text.replace(u'\t', u"    "_s); // only Alembic's printing does so; what runs keeps its tabs
        QStringList lines = text.split(u'\n');
        for (QString &line : lines) {
            if (line.endsWith(u' '))
                line = line.chopped(1) + u'␠';
        }
        m_lines << lines.join(u'\n') + u';';
    }
    void note(const QString &line) { m_lines << line; }
    QString text() const { return m_lines.join(u'\n'); }

private:
    QStringList m_lines;
};

QString transcriptOf(const bindings::ScriptEvaluation &evaluation, dialect::CompileContext context)
{
    Transcript transcript;
    QStringList warnings = evaluation.warnings;
    std::optional<schema::Raised> raised;
    QString unknown;
    for (const operations::Operation &operation : evaluation.operations) {
        const bool postgresql = context.dialect == dialect::Dialect::Postgresql;
        if (postgresql && std::holds_alternative<operations::BeginAutocommit>(operation))
            transcript.add(u"COMMIT"_s);
        if (postgresql && std::holds_alternative<operations::EndAutocommit>(operation))
            transcript.add(u"BEGIN"_s);
        const dialect::CompileOutcome outcome = dialect::compile(operation, context);
        for (const dialect::Statement &statement : outcome.statements)
            transcript.add(statement.sql);
        warnings += outcome.warnings;
        raised = outcome.raised;
        unknown = outcome.unknown;
        if (raised || !unknown.isEmpty())
            break;
    }
    for (const QString &warning : std::as_const(warnings))
        transcript.note(u"!!WARN "_s + warning);
    if (raised)
        transcript.note(u"!!ERR %1: %2"_s.arg(raised->type, raised->message));
    else if (!unknown.isEmpty())
        transcript.note(u"!!UNKNOWN "_s + unknown);
    else if (evaluation.status == bindings::EvaluationStatus::Error)
        transcript.note(u"!!ERR "_s + evaluation.reason);
    else if (evaluation.status != bindings::EvaluationStatus::Exact)
        transcript.note(u"!!UNKNOWN %1 at line %2"_s.arg(evaluation.reason).arg(evaluation.reasonRange.startLine));
    return transcript.text();
}

schema::NamingConvention namingConvention(const QJsonValue &value)
{
    schema::NamingConvention convention;
    if (!value.isString())
        return convention;
    convention.formats.clear();
    const QJsonObject formats = QJsonDocument::fromJson(value.toString().toUtf8()).object();
    for (auto it = formats.begin(); it != formats.end(); ++it)
        convention.formats.insert(it.key(), it.value().toString());
    return convention;
}

/// The CREATE INDEX statements behind a CREATE TABLE come in any order.
QString sortedIndexes(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size();) {
        qsizetype end = i;
        const auto isIndex = [](const QString &line) {
            return line.endsWith(u';') && (line.startsWith("CREATE INDEX "_L1) || line.startsWith("CREATE UNIQUE INDEX "_L1));
        };
        while (end < lines.size() && isIndex(lines.at(end)))
            ++end;
        std::sort(lines.begin() + i, lines.begin() + end);
        i = std::max(end, i + 1);
    }
    return lines.join(u'\n');
}

} // namespace

class OperationVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsWhatAlembicPrints_data();
    void printsWhatAlembicPrints();
};

void OperationVectors::printsWhatAlembicPrints_data()
{
    QTest::addColumn<QString>("dialectName");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QJsonValue>("convention");
    QTest::addColumn<QString>("expected");
    QFile file(QStringLiteral(RETORT_TEST_DATA "/vectors/ops_offline.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int rows = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.isEmpty())
            continue;
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        const QString name = record.value("case"_L1).toString() + u" / "_s + record.value("dialect"_L1).toString();
        ++rows;
        QTest::newRow(qPrintable(name)) << record.value("dialect"_L1).toString() << record.value("code"_L1).toString().toUtf8()
                                        << record.value("naming_convention"_L1)
                                        << record.value("alembic1.19.2_sa2.0.52"_L1).toString();
    }
    QCOMPARE_GE(rows, 300);
}

void OperationVectors::printsWhatAlembicPrints()
{
    QFETCH(QString, dialectName);
    QFETCH(QByteArray, code);
    QFETCH(QJsonValue, convention);
    QFETCH(QString, expected);
    bindings::EvaluationContext surroundings;
    surroundings.dialectName = dialectName;
    surroundings.offline = true;
    bindings::ScriptEvaluator evaluator;
    const bindings::ScriptEvaluation evaluation = evaluator.evaluate(prelude + code + '\n', u"/vectors/case.py"_s, {}, surroundings);
    dialect::CompileContext context;
    context.dialect = dialectName == "postgresql"_L1 ? dialect::Dialect::Postgresql : dialect::Dialect::Sqlite;
    context.namingConvention = namingConvention(convention);
    context.catalogIsComplete = false;
    const QString actual = sortedIndexes(transcriptOf(evaluation, context));
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    for (const Difference &difference : differences) {
        if (difference.test == name) {
            QVERIFY2(actual != sortedIndexes(expected), "no difference any more: take it off the list");
            return;
        }
    }
    QCOMPARE(actual, sortedIndexes(expected));
}

QTEST_GUILESS_MAIN(OperationVectors)
#include "tst_opsvectors.moc"
