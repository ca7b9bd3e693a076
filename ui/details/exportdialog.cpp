// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/exportdialog.h"

#include "model/plan/planner.h"
#include "ui/background.h"
#include "ui/messages.h"
#include "ui/themestyle.h"
#include "ui/widgets/commandline.h"
#include "ui/widgets/windowsize.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

struct ExportDialog::Outcome
{
    Result<int> files;
    QMap<plan::PreviewStatus, int> counts;
};

namespace {

/// As a shell would want it.
QString quoted(const QString &path)
{
    return path.contains(u' ') || path.contains(u'\'') ? u'\'' + QString(path).replace(u'\'', "'\\''"_L1) + u'\'' : path;
}

} // namespace

ExportDialog::ExportDialog(script::ProjectSnapshotPtr snapshot, QWidget *parent)
    : QDialog(parent)
    , m_snapshot(std::move(snapshot))
    , m_format(new QComboBox(this))
    , m_path(new QLineEdit(this))
    , m_choose(new QPushButton(tr("C&hoose…"), this))
    , m_sqlite(new QCheckBox(u"SQLite"_s, this))
    , m_postgresql(new QCheckBox(u"PostgreSQL"_s, this))
    , m_upgrades(new QCheckBox(tr("U&pgrades"), this))
    , m_downgrades(new QCheckBox(tr("&Downgrades"), this))
    , m_command(new CommandLine(this))
    , m_progress(new QProgressBar(this))
    , m_poll(new QTimer(this))
    , m_result(new QWidget(this))
    , m_resultText(new QLabel(m_result))
    , m_resultDetail(new QLabel(m_result))
    , m_close(new QPushButton(tr("Close"), this))
    , m_export(new QPushButton(tr("&Export"), this))
{
    setWindowTitle(tr("Export the SQL of every revision"));
    m_format->addItems({tr("SQL files in a folder"), tr("One file of JSON lines")});
    m_path->setText(QDir::toNativeSeparators(m_snapshot->project.root + "/sql"_L1));
    for (QCheckBox *box : {m_sqlite, m_postgresql, m_upgrades, m_downgrades}) {
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::update);
    }
    buildLayout();
    m_poll->setInterval(50);
    connect(m_poll, &QTimer::timeout, this, [this] {
        if (const int percent = *m_percent; percent > 0) {
            m_progress->setRange(0, 100);
            m_progress->setValue(percent);
        }
    });
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        m_path->setText(QDir::toNativeSeparators(m_snapshot->project.root + (isJson() ? "/render.jsonl"_L1 : "/sql"_L1)));
    });
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::update);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::choosePath);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    update();
}

ExportDialog::~ExportDialog()
{
    m_stop.request_stop();
}

void ExportDialog::buildLayout()
{
    m_format->setObjectName("formatBox"_L1);
    m_path->setObjectName("pathField"_L1);
    m_sqlite->setObjectName("sqliteBox"_L1);
    m_postgresql->setObjectName("postgresqlBox"_L1);
    m_progress->setObjectName("exportProgress"_L1);
    m_resultText->setObjectName("exportResult"_L1);
    m_export->setObjectName("exportButton"_L1);
    m_close->setObjectName("closeButton"_L1);
    m_choose->setAccessibleName(tr("Choose where to write"));
    m_export->setDefault(true);
    setPrimary(m_export);
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *explanation = new QLabel(
        tr("Each revision by itself, with its status: exact, needs data, needs Python or error. Nothing is connected and "
           "no script is executed."), this);
    explanation->setWordWrap(true);
    setPart(explanation, "muted");

    const auto row = [](std::initializer_list<QWidget *> widgets) {
        auto *layout = new QHBoxLayout;
        layout->setSpacing(8);
        for (QWidget *widget : widgets)
            layout->addWidget(widget);
        return layout;
    };
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Format"), m_format);
    auto *pathLabel = new QLabel(tr("&Write to"), this);
    pathLabel->setBuddy(m_path);
    form->addRow(pathLabel, row({m_path, m_choose}));
    auto *dialects = row({m_sqlite, m_postgresql});
    dialects->addStretch();
    form->addRow(tr("Dialects"), dialects);
    auto *directions = row({m_upgrades, m_downgrades});
    directions->addStretch();
    form->addRow(tr("Directions"), directions);
    form->addRow(tr("Command line"), m_command);

    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    m_result->setAttribute(Qt::WA_StyledBackground);
    auto *resultLayout = new QVBoxLayout(m_result);
    resultLayout->setContentsMargins(12, 9, 12, 9);
    resultLayout->setSpacing(2);
    for (QLabel *label : {m_resultText, m_resultDetail}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        resultLayout->addWidget(label);
    }
    setPart(m_resultText, "heading");
    setPart(m_resultDetail, "muted");
    m_result->hide();

    auto *buttons = row({});
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    constexpr int letters = 59;
    layout->addStrut(std::max(472, fontMetrics().horizontalAdvance(u'n') * letters)); // the least width
    growWithTexts(*this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(explanation);
    layout->addLayout(form);
    layout->addWidget(m_progress);
    layout->addWidget(m_result);
    layout->addStretch();
    layout->addLayout(buttons);
}

bool ExportDialog::isJson() const
{
    return m_format->currentIndex() == 1;
}

void ExportDialog::choosePath()
{
    const QString start = QDir::fromNativeSeparators(m_path->text());
    const QString chosen = isJson() ? messages().saveFile(this, tr("Write JSON lines to"), start, tr("JSON lines (*.jsonl)"))
                                    : messages().chooseFolder(this, tr("Write SQL files to"), start);
    if (!chosen.isEmpty())
        m_path->setText(QDir::toNativeSeparators(chosen));
}

plan::RenderRequest ExportDialog::request() const
{
    plan::RenderRequest request;
    request.dialects.clear();
    request.directions.clear();
    if (m_sqlite->isChecked())
        request.dialects << dialect::Dialect::Sqlite;
    if (m_postgresql->isChecked())
        request.dialects << dialect::Dialect::Postgresql;
    if (m_upgrades->isChecked())
        request.directions << script::StepKind::Upgrade;
    if (m_downgrades->isChecked())
        request.directions << script::StepKind::Downgrade;
    return request;
}

/// What can be pressed now, and the command that does the same.
void ExportDialog::update()
{
    const plan::RenderRequest wanted = request();
    const bool complete = !wanted.dialects.isEmpty() && !wanted.directions.isEmpty() && !m_path->text().trimmed().isEmpty();
    m_export->setEnabled(complete && !m_running);
    m_export->setToolTip(complete ? QString() : tr("Choose a place, at least one dialect and at least one direction."));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_format, m_path, m_choose, m_sqlite, m_postgresql, m_upgrades, m_downgrades})
        widget->setEnabled(!m_running);
    m_close->setText(m_running ? tr("Stop") : tr("Close"));
    m_progress->setVisible(m_running);

    QString command = "retort -c "_L1 + quoted(m_snapshot->project.scriptLocation) + " render"_L1;
    if (wanted.dialects.size() == 1)
        command += " --dialect "_L1 + plan::dialectWord(wanted.dialects.constFirst());
    if (wanted.directions.size() == 1)
        command += " --direction "_L1 + plan::directionWord(wanted.directions.constFirst());
    if (isJson())
        command += " --json"_L1;
    m_command->setCommand(command + " --output "_L1 + quoted(m_path->text().trimmed()));
}

void ExportDialog::start()
{
    m_running = true;
    m_stop = {};
    m_result->hide();
    m_progress->setRange(0, 0);
    update();
    m_close->setFocus();
    m_percent = std::make_shared<std::atomic<int>>(0);
    m_poll->start();
    const auto work = [snapshot = m_snapshot, wanted = request(), path = QDir::fromNativeSeparators(m_path->text().trimmed()),
                          format = isJson() ? plan::RenderedFormat::JsonLines : plan::RenderedFormat::SqlFiles,
                          stop = m_stop.get_token(), percent = m_percent] {
        Outcome outcome;
        outcome.files = plan::renderFiles(snapshot, wanted, path, format,
            [&](const plan::RenderedRevision &revision, int done, int total) {
                ++outcome.counts[revision.status];
                *percent = int(100LL * done / std::max(1, total));
            }, stop);
        return outcome;
    };
    inBackground(this, work, [this](const Outcome &outcome) { finish(outcome); });
}

void ExportDialog::finish(const Outcome &outcome)
{
    m_running = false;
    m_poll->stop();
    update();
    if (!outcome.files) {
        const Error &error = outcome.files.error();
        showResult(error.code == plan::PlanStopped ? "noteInfo" : "noteDanger", error.message, error.hint);
        return;
    }
    QStringList parts;
    const auto add = [&](plan::PreviewStatus status, const QString &name) {
        if (const int count = outcome.counts.value(status); count > 0)
            parts << tr("%1 %2").arg(locale().toString(count), name);
    };
    add(plan::PreviewStatus::Exact, tr("exact"));
    add(plan::PreviewStatus::NeedsData, tr("needs data"));
    add(plan::PreviewStatus::NeedsPython, tr("needs Python"));
    add(plan::PreviewStatus::Error, tr("error"));
    showResult("noteSuccess", tr("%Ln file(s) written", nullptr, *outcome.files), parts.join(u" · "_s));
}

void ExportDialog::showResult(const char *part, const QString &text, const QString &detail)
{
    setPart(m_result, part);
    m_resultText->setText(text);
    m_resultDetail->setText(detail);
    m_resultDetail->setVisible(!detail.isEmpty());
    m_result->show();
}

void ExportDialog::reject()
{
    if (!m_running) {
        QDialog::reject();
        return;
    }
    m_stop.request_stop(); // finish() tells what was written
    m_close->setEnabled(true);
}

} // namespace retort::ui
