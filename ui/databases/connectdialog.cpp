// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/connectdialog.h"

#include "model/runtime/process.h"
#include "ui/background.h"
#include "ui/databases/connectionform.h"
#include "ui/databases/connectiontestcard.h"
#include "ui/projectsession.h"
#include "ui/themestyle.h"
#include "ui/widgets/colorswatches.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

ConnectDialog::ConnectDialog(ProjectSession &session, const DatabaseEntry *existing, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_entry(existing ? *existing : DatabaseEntry())
    , m_candidatesLabel(new QLabel(tr("Found in the &project"), this))
    , m_candidatesBox(new QComboBox(this))
    , m_form(new ConnectionForm(session.snapshot() ? session.snapshot()->project.root : QString(), this))
    , m_formArea(new QScrollArea(this))
    , m_engine(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_colors(new ColorSwatches(this))
    , m_result(new ConnectionTestCard(this))
    , m_test(new QPushButton(tr("&Test"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_connect(new QPushButton(existing ? tr("Save") : tr("&Connect"), this))
{
    const bool isNew = existing == nullptr;
    setWindowTitle(isNew ? tr("Connect a database") : tr("Edit connection"));
    resize(620, height());
    buildLayout(isNew);
    buildEngines();
    if (isNew) {
        m_entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_colors->setColor(session.databases().freeColor());
        findCandidates();
    } else {
        m_nameChosen = !existing->spec.name.isEmpty();
        m_form->setSpec(existing->spec);
        m_form->setKeepsPassword(existing->passwordInKeychain);
        m_name->setText(existing->spec.name);
        m_colors->setColor(existing->color);
    }
    connect(&session.databases(), &DatabaseList::changed, this, &ConnectDialog::showKeychainProblem);
    showKeychainProblem();
    session.databases().checkPasswordStore();
    connect(m_form, &ConnectionForm::changed, this, &ConnectDialog::formChanged);
    connect(m_form, &ConnectionForm::folded, this, &ConnectDialog::fitHeight);
    connect(m_result, &ConnectionTestCard::heightChanged, this, &ConnectDialog::fitHeight);
    connect(m_result, &ConnectionTestCard::runningChanged, this, &ConnectDialog::updateButtons);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) { m_nameChosen = !text.isEmpty(); });
    connect(m_candidatesBox, &QComboBox::activated, this, &ConnectDialog::takeCandidate);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    formChanged();
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::buildLayout(bool isNew)
{
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    m_candidatesLabel->setBuddy(m_candidatesBox);
    m_candidatesBox->setObjectName("candidates"_L1);
    m_candidatesLabel->setVisible(false);
    m_candidatesBox->setVisible(false);
    m_name->setObjectName("nameField"_L1);
    m_test->setObjectName("testButton"_L1);
    m_connect->setObjectName("acceptButton"_L1);
    m_connect->setDefault(true);
    setPrimary(m_connect);

    m_engine->setObjectName("projectDatabaseField"_L1);
    m_engine->hide();
    if (!m_session.engines().isEmpty())
        m_form->addRow(tr("Database &of the project"), m_engine);
    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(tr("Colour"), m_colors);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);

    auto *layout = new QVBoxLayout(this);
    constexpr int letters = 64;
    layout->addStrut(std::max(512, fontMetrics().horizontalAdvance(u'n') * letters)); // the least width
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(title);
    if (isNew) {
        layout->addWidget(m_candidatesLabel);
        layout->addWidget(m_candidatesBox);
    }
    m_formArea->setWidget(m_form);
    m_formArea->setWidgetResizable(true);
    m_formArea->setFrameShape(QFrame::NoFrame);
    m_formArea->setFocusPolicy(Qt::NoFocus);
    m_formArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_formArea, 1);
    layout->addWidget(m_result);
    layout->addLayout(buttons);
}

void ConnectDialog::findCandidates()
{
    const auto snapshot = m_session.snapshot();
    if (!snapshot)
        return;
    inBackground(this, [snapshot, variables = runtime::processEnvironment()] {
        return script::databaseCandidates(snapshot->project, variables);
    }, [this](const QList<script::DatabaseCandidate> &candidates) { showCandidates(candidates); });
}

void ConnectDialog::showCandidates(const QList<script::DatabaseCandidate> &candidates)
{
    m_candidates = candidates;
    if (candidates.isEmpty())
        return;
    m_candidatesBox->addItem(tr("Choose one, or fill in the fields"));
    for (const script::DatabaseCandidate &candidate : candidates) {
        const QString where = candidate.where.file.isEmpty() ? tr("environment") : QFileInfo(candidate.where.file).fileName();
        m_candidatesBox->addItem(u"%1   (%2, %3)"_s.arg(candidate.displayUrl(), candidate.name, where));
    }
    m_candidatesLabel->setVisible(true);
    m_candidatesBox->setVisible(true);
    fitHeight();
    if (m_form->spec().file.isEmpty() && m_form->spec().database.isEmpty()) { // nothing typed yet: offer the likeliest
        int likeliest = 1;
        for (int i = 0; i < candidates.size() && m_engine->currentIndex() >= 0; ++i) {
            if (candidates[i].engine == m_engine->currentData().toString()) {
                likeliest = i + 1;
                break;
            }
        }
        m_candidatesBox->setCurrentIndex(likeliest);
        takeCandidate(likeliest);
    }
}

void ConnectDialog::takeCandidate(int index)
{
    if (index < 1 || index > m_candidates.size())
        return;
    const script::DatabaseCandidate &candidate = m_candidates[index - 1];
    m_form->setUrl(candidate.url, candidate.relativeTo);
    if (const int engine = candidate.engine ? m_engine->findData(*candidate.engine) : -1; engine >= 0)
        m_engine->setCurrentIndex(engine);
}

/// The first that nothing is connected to yet comes first.
void ConnectDialog::buildEngines()
{
    QList<std::optional<QString>> taken;
    for (const DatabaseEntry &entry : m_session.databases().entries())
        taken << entry.engine;
    int first = -1;
    for (const script::EngineDatabase &engine : m_session.engines()) {
        if (first < 0 && !taken.contains(engine.name))
            first = m_engine->count();
        m_engine->addItem(engine.name.isEmpty() ? tr("default") : engine.name, engine.name);
    }
    m_engine->setVisible(m_engine->count() > 0);
    m_engine->setCurrentIndex(m_entry.engine ? m_engine->findData(*m_entry.engine) : std::max(0, first));
    connect(m_engine, &QComboBox::activated, this, &ConnectDialog::chooseEngine);
}

/// Where the project says that it is, if it does.
void ConnectDialog::chooseEngine()
{
    const QString name = m_engine->currentData().toString();
    for (const script::EngineDatabase &engine : m_session.engines()) {
        if (engine.name == name && engine.candidate)
            m_form->setUrl(engine.candidate->url, engine.candidate->relativeTo);
    }
    formChanged();
}

QString ConnectDialog::suggestedName() const
{
    const runtime::ConnectionSpec spec = m_form->spec();
    if (const QString engine = m_engine->currentData().toString(); !engine.isEmpty())
        return engine;
    if (spec.dialect == dialect::Dialect::Sqlite)
        return QFileInfo(spec.file).completeBaseName();
    return spec.database;
}

void ConnectDialog::showKeychainProblem()
{
    const Error &trouble = m_session.databases().passwordTrouble();
    QStringList reason {trouble.message, trouble.detail};
    reason.removeAll(QString());
    m_form->setKeychainProblem(reason.join(u": "_s));
}

/// As high as what is shown now needs and the screen has room for; the width stays as the user made it.
void ConnectDialog::fitHeight()
{
    m_form->layout()->invalidate();
    m_form->layout()->activate();
    const int form = m_form->sizeHint().height();
    m_formArea->setMinimumHeight(form);
    layout()->invalidate();
    layout()->activate();
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height();
    constexpr int frame = 60; // of the window and of what the desktop has on the screen's edges
    const int missing = std::max(0, needed - screen()->availableGeometry().height() + frame);
    constexpr int lowest = 160;
    m_formArea->setMinimumHeight(std::max(lowest, form - missing));
    const int height = needed - missing;
    const int decoration = frameGeometry().height() - this->height();
    resize(width(), height);
    const QRect area = screen()->availableGeometry();
    if (const int over = y() + decoration + height - area.bottom(); isVisible() && over > 0) // what unfolds must stay on the screen
        move(x(), std::max(area.top(), y() - over));
}

void ConnectDialog::formChanged()
{
    if (!m_nameChosen)
        m_name->setText(suggestedName());
    m_result->forget();
    updateButtons();
    fitHeight();
}

void ConnectDialog::updateButtons()
{
    const QString problem = m_form->problem();
    m_connect->setEnabled(problem.isEmpty());
    m_test->setEnabled(problem.isEmpty() && !m_result->isRunning());
    m_connect->setToolTip(problem);
}

DatabaseEntry ConnectDialog::entry() const
{
    DatabaseEntry entry = m_entry;
    entry.spec = m_form->spec();
    entry.spec.name = m_name->text().trimmed();
    entry.color = m_colors->color();
    if (m_engine->currentIndex() >= 0)
        entry.engine = m_engine->currentData().toString();
    entry.passwordInKeychain = entry.spec.dialect == dialect::Dialect::Postgresql && m_form->keepsPassword();
    return entry;
}

void ConnectDialog::test()
{
    m_result->start(m_form->spec(), m_session.databases().versionTable());
}

} // namespace retort::ui
