// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/connectiontestcard.h"

#include "model/runtime/errorcodes.h"
#include "ui/background.h"
#include "ui/themestyle.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QString milliseconds(qint64 microseconds)
{
    const int decimals = microseconds < 1'000 ? 2 : microseconds < 10'000 ? 1 : 0;
    return ConnectionTestCard::tr("%1 ms").arg(QLocale().toString(std::max(0.01, double(microseconds) / 1000), 'f', decimals));
}

bool isSocket(const runtime::ConnectionSpec &spec)
{
    return spec.host.startsWith(u'/') || (spec.host.isEmpty() && !spec.options.contains(u"service"_s));
}

} // namespace

ConnectionTestCard::ConnectionTestCard(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_facts(new QWidget(this))
    , m_grid(new QGridLayout(m_facts))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel the test"), this))
{
    setAttribute(Qt::WA_StyledBackground);
    m_heading->setObjectName("testResult"_L1);
    m_detail->setObjectName("testDetail"_L1);
    m_progress->setObjectName("testProgress"_L1);
    m_progress->setAccessibleName(tr("Progress of the test"));
    m_progress->setTextVisible(false);
    m_cancel->setObjectName("cancelTest"_L1);
    m_cancel->setAutoDefault(false);
    setPart(m_cancel, "link");
    setPart(m_heading, "heading");
    setPart(m_detail, "muted");
    for (QLabel *label : {m_heading, m_detail}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText); // servers must not bring mark-up
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_grid->setContentsMargins(0, 2, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 9, 12, 9);
    layout->setSpacing(3);
    auto *row = new QHBoxLayout;
    row->addWidget(m_heading, 1);
    row->addWidget(m_cancel);
    layout->addLayout(row);
    layout->addWidget(m_progress);
    layout->addWidget(m_detail);
    layout->addWidget(m_facts);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionTestCard::cancel);
    constexpr int tick = 1'000; // milliseconds
    m_clock.setInterval(tick);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        ++m_waited;
        updateWait();
    });
    hide();
}

void ConnectionTestCard::start(const runtime::ConnectionSpec &spec, const plan::VersionTableName &versionTable)
{
    const int generation = ++m_generation;
    m_waited = 0;
    m_timeout = spec.connectTimeout;
    setRunning(true);
    inBackground(databaseThreads(), this, [spec, versionTable] { return runtime::testConnection(spec, versionTable); },
                 [this, generation, spec](const Result<runtime::ConnectionTest> &answer) {
                     if (generation == m_generation)
                         take(spec, answer);
                 });
}

void ConnectionTestCard::cancel()
{
    if (!m_isRunning)
        return;
    ++m_generation;
    setRunning(false);
    showHeading("noteInfo", tr("The test was cancelled."));
}

void ConnectionTestCard::forget()
{
    ++m_generation;
    setRunning(false);
    hide();
}

void ConnectionTestCard::setRunning(bool running)
{
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    if (running) {
        m_clock.start();
        updateWait();
        showHeading("noteInfo", tr("Connecting…"));
    } else {
        m_clock.stop();
    }
    if (std::exchange(m_isRunning, running) != running)
        Q_EMIT runningChanged();
}

/// A look has no length of its own; what is known is when it gives up.
void ConnectionTestCard::updateWait()
{
    m_progress->setRange(0, m_waited == 0 ? 0 : std::max(1, m_timeout));
    m_progress->setValue(std::min(m_waited, m_timeout));
    if (m_waited > 0)
        m_heading->setText(tr("Connecting… gives up after %n second(s)", nullptr, m_timeout));
}

void ConnectionTestCard::take(const runtime::ConnectionSpec &spec, const Result<runtime::ConnectionTest> &answer)
{
    setRunning(false);
    if (answer) {
        showHeading(answer->writable || spec.readOnly ? "noteSuccess" : "noteWarning", tr("Connected: %1").arg(answer->server));
        showFacts(spec, *answer);
        return;
    }
    const Error &error = answer.error();
    if (error.code == runtime::databaseMissingFile && spec.createFile) {
        showHeading("noteInfo", tr("The file does not exist yet."), tr("The first upgrade makes it."));
        return;
    }
    QStringList details {error.detail, error.hint};
    details.removeAll(QString());
    showHeading("noteDanger", error.message, details.join(u'\n'));
}

void ConnectionTestCard::showHeading(const char *part, const QString &heading, const QString &detail)
{
    clearFacts();
    setPart(this, part);
    m_heading->setText(heading);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    show();
    Q_EMIT heightChanged();
}

void ConnectionTestCard::showFacts(const runtime::ConnectionSpec &spec, const runtime::ConnectionTest &test)
{
    addFact(tr("Answers in"), tr("%1 (connected in %2)").arg(milliseconds(test.latencyMicroseconds), milliseconds(test.connectMicroseconds)));
    if (spec.dialect == dialect::Dialect::Postgresql) {
        if (test.encrypted)
            addFact(tr("TLS"), test.tls + u" · "_s + (test.certificateVerified ? tr("server verified") : tr("server not verified")),
                    test.certificateVerified ? "" : "warning");
        else
            addFact(tr("TLS"), isSocket(spec) ? tr("none, local socket") : tr("not encrypted"), isSocket(spec) ? "" : "warning");
        addFact(tr("Acts as"), test.searchPath.isEmpty() ? test.user : tr("%1, search path %2").arg(test.user, test.searchPath));
    } else {
        addFact(tr("File"), tr("%1, journal mode %2").arg(QLocale().formattedDataSize(test.bytes), test.journalMode));
    }
    addFact(tr("Writable"), test.writable ? tr("yes") : tr("no: %1").arg(test.whyNotWritable), test.writable || spec.readOnly ? "" : "warning");
    addFact(tr("Version table"), !test.version.exists    ? tr("none yet")
                : test.version.heads.isEmpty() ? tr("empty")
                                               : tr("at revision %1").arg(test.version.heads.join(u", "_s)));
    if (test.behindProxy)
        addFact(tr("In between"), tr("a connection pooler or proxy"), "warning");
    Q_EMIT heightChanged();
}

void ConnectionTestCard::addFact(const QString &name, const QString &value, const char *part)
{
    const int row = m_grid->rowCount();
    auto *label = new QLabel(name, m_facts);
    auto *text = new QLabel(value, m_facts);
    setPart(label, "muted");
    setPart(text, part);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(text, row, 1);
    m_facts->show();
}

void ConnectionTestCard::clearFacts()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_facts->hide();
}

} // namespace retort::ui
