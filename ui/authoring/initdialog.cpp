// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authoring/initdialog.h"

#include "model/script/authoring/hookcommand.h"
#include "ui/background.h"
#include "ui/messages.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/windowsize.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

using script::authoring::InitRequest;
using script::authoring::InitStep;

namespace {

constexpr int typingPause = 120; ///< milliseconds

bool isFlask(const QString &templateName)
{
    return templateName.startsWith("flask"_L1);
}

} // namespace

InitDialog::InitDialog(const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_root(QDir::cleanPath(folder))
    , m_template(new QComboBox(this))
    , m_folder(new QLineEdit(u"migrations"_s, this))
    , m_package(new QCheckBox(tr("Make the folders Python pac&kages"), this))
    , m_error(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_preview(new CodeView(CodeView::Language::Python, this))
    , m_command(new QLabel(this))
    , m_copy(new QPushButton(tr("Co&py"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_create(new QPushButton(tr("&Initialise"), this))
    , m_wait(new QTimer(this))
{
    setWindowTitle(tr("Initialise migrations"));
    for (const auto &entry : script::authoring::projectTemplates())
        m_template->addItem(tr("%1 · %2").arg(entry.name, entry.summary), entry.name);
    m_template->addItem(tr("A template of my own…"), QString());
    m_template->setCurrentIndex(m_lastTemplate = m_template->findData(u"generic"_s));
    buildLayout();
    m_wait->setSingleShot(true);
    m_wait->setInterval(typingPause);
    connect(m_wait, &QTimer::timeout, this, &InitDialog::plan);
    connect(m_template, &QComboBox::activated, this, [this] {
        if (m_template->currentData().toString().isEmpty())
            chooseOwnTemplate();
        m_lastTemplate = m_template->currentIndex();
        changed();
    });
    connect(m_package, &QCheckBox::toggled, this, &InitDialog::changed);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    connect(m_folder, &QLineEdit::textChanged, this, &InitDialog::changed);
    connect(m_list, &QListWidget::currentRowChanged, this, &InitDialog::showStep);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &InitDialog::initialise);
    changed();
}

/// The steps and, beside them, the file of the one that is selected.
QWidget *InitDialog::makePreview()
{
    m_list->setObjectName("initSteps"_L1);
    m_preview->setObjectName("initPreview"_L1);
    m_list->setAccessibleName(tr("What will be done"));
    m_preview->setAccessibleName(tr("The file that will be written"));
    m_list->setFrameShape(QFrame::NoFrame);
    setPart(m_list, "choices");
    auto *card = new QFrame(this);
    setPart(card, "card");
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 6, 1, 6);
    auto *parts = new QSplitter(Qt::Horizontal, card);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    parts->addWidget(m_list);
    parts->addWidget(m_preview);
    parts->setSizes({240, 480});
    cardLayout->addWidget(parts);
    return card;
}

void InitDialog::buildLayout()
{
    m_template->setObjectName("templateField"_L1);
    m_folder->setObjectName("folderField"_L1);
    m_package->setObjectName("packageField"_L1);
    m_error->setObjectName("initError"_L1);
    m_create->setObjectName("initButton"_L1);
    m_cancel->setObjectName("cancelButton"_L1);
    m_command->setObjectName("initCommand"_L1);
    m_template->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setPart(m_error, "danger");
    setPart(m_command, "muted");
    setPart(m_copy, "link");
    setButtonIcon(m_copy, Icon::Copy);
    m_copy->setAccessibleName(tr("Copy the command line"));
    setCodeLetters(m_command);
    for (QLabel *label : {m_error, m_command}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_error->hide();
    setPrimary(m_create);
    m_create->setDefault(true);
    for (QPushButton *button : {m_cancel, m_copy})
        button->setAutoDefault(false);
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *place = new QLabel(tr("In %1. Nothing is written before you have seen it, and nothing that is there is replaced.").arg(m_root), this);
    place->setWordWrap(true);
    place->setTextFormat(Qt::PlainText);
    setPart(place, "muted");
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Kind"), m_template);
    form->addRow(tr("&Folder of the scripts"), m_folder);
    form->addRow(QString(), m_package);
    auto *command = new QHBoxLayout;
    command->addWidget(m_command, 1);
    command->addWidget(m_copy);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_create);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(place);
    layout->addLayout(form);
    layout->addWidget(m_error);
    layout->addWidget(makePreview(), 1);
    layout->addLayout(command);
    layout->addLayout(buttons);
    resizeForLetters(*this, {860, 620});
}

void InitDialog::chooseOwnTemplate()
{
    const QString folder = messages().chooseFolder(this, tr("A template of my own"), m_ownTemplate.isEmpty() ? m_root : m_ownTemplate);
    if (folder.isEmpty()) {
        m_template->setCurrentIndex(m_lastTemplate);
        return;
    }
    m_ownTemplate = QDir::cleanPath(folder);
    m_template->setItemText(m_template->currentIndex(), tr("My own: %1").arg(QDir::toNativeSeparators(m_ownTemplate)));
}

InitRequest InitDialog::request() const
{
    InitRequest request;
    request.templateName = m_template->currentData().toString();
    if (request.templateName.isEmpty())
        script::authoring::nameTemplate(request, m_ownTemplate + u'/', m_root);
    request.package = m_package->isChecked();
    request.shownFolder = m_folder->text().trimmed();
    request.folderIsAbsolute = QDir::isAbsolutePath(request.shownFolder);
    request.folder = QDir::cleanPath(QDir(m_root).absoluteFilePath(request.shownFolder));
    request.iniPath = (isFlask(request.templateName) ? request.folder : m_root) + "/alembic.ini"_L1;
    request.tomlPath = m_root + "/pyproject.toml"_L1;
    return request;
}

void InitDialog::changed()
{
    ++m_generation;
    m_create->setEnabled(false);
    const InitRequest wanted = request();
    const QString kind = wanted.templateFolder.isEmpty() ? wanted.templateName : wanted.templateFolder;
    QStringList words = isFlask(wanted.templateName) ? QStringList{u"db"_s, u"-d"_s, wanted.shownFolder, u"init"_s, u"-t"_s, kind}
                                                     : QStringList{u"init"_s, u"-t"_s, kind, wanted.shownFolder};
    if (wanted.package)
        words << u"--package"_s;
    m_command->setText(script::authoring::HookCommand{{}, u"retort"_s, words, {}}.text());
    m_command->setAccessibleName(tr("The same on the command line: %1").arg(m_command->text()));
    m_wait->start();
}

/// Why the folder cannot be the one; empty when it can. It is one in the project: any other is a project of its own.
QString InitDialog::folderProblem() const
{
    const QString name = m_folder->text().trimmed();
    if (name.isEmpty())
        return tr("The folder needs a name.");
    constexpr int longest = 200;
    if (name.size() > longest)
        return tr("The folder's name is too long.");
    if (std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; }))
        return tr("The folder's name has characters that cannot be seen.");
    if (const QString folder = request().folder; !folder.startsWith(m_root + u'/'))
        return tr("The folder has to be in %1.").arg(m_root);
    return {};
}

void InitDialog::plan()
{
    if (const QString problem = folderProblem(); !problem.isEmpty()) {
        m_steps.clear();
        m_list->clear();
        m_preview->setCode({});
        m_error->setText(problem);
        m_error->show();
        return;
    }
    inBackground(this, [wanted = request()] { return script::authoring::planInit(wanted); },
                 [this, generation = m_generation](const Result<QList<InitStep>> &steps) {
        if (generation == m_generation && !m_writing)
            take(steps);
    });
}

QString InitDialog::stepText(const InitStep &step) const
{
    const QString path = QDir(m_root).relativeFilePath(step.path);
    switch (step.kind) {
    case InitStep::Kind::MakeFolder:
        return tr("Make the folder %1").arg(path);
    case InitStep::Kind::WriteFile:
    case InitStep::Kind::AddPackageFile:
        return tr("Write %1").arg(path);
    case InitStep::Kind::AppendToFile:
        return tr("Add to %1").arg(path);
    case InitStep::Kind::KeepFile:
        return tr("Leave %1 as it is").arg(path);
    }
    return path;
}

void InitDialog::take(const Result<QList<InitStep>> &steps)
{
    m_list->clear();
    m_steps = steps ? *steps : QList<InitStep>();
    m_error->setVisible(!steps);
    m_create->setEnabled(steps.has_value());
    if (!steps) {
        m_preview->setCode({});
        showError(steps.error());
        return;
    }
    for (const InitStep &step : m_steps)
        m_list->addItem(stepText(step));
    const auto first = std::find_if(m_steps.cbegin(), m_steps.cend(), [](const InitStep &step) { return step.path.endsWith("alembic.ini"_L1); });
    m_list->setCurrentRow(first == m_steps.cend() ? 0 : int(first - m_steps.cbegin()));
}

void InitDialog::showStep(int row)
{
    m_preview->setCode(row >= 0 && row < m_steps.size() ? QString::fromUtf8(m_steps.at(row).content) : QString());
}

void InitDialog::showError(const Error &error)
{
    m_error->setText(error.hint.isEmpty() ? error.message : QString(error.message + u". "_s + error.hint));
    m_error->show();
}

void InitDialog::initialise()
{
    if (std::exchange(m_writing, true))
        return;
    m_create->setEnabled(false);
    inBackground(this, [steps = m_steps]() -> Result<void> {
        const auto done = script::authoring::initialise(steps);
        return done ? Result<void>() : failure(done.error());
    }, [this](const Result<void> &done) {
        m_writing = false;
        if (done)
            accept();
        else
            showError(done.error());
    });
}

} // namespace retort::ui
