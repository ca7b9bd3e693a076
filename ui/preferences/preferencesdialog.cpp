// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferencesdialog.h"

#include "ui/models/datetext.h"
#include "ui/models/environment.h"
#include "ui/preferences/editorcommand.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Begins a group of rows.
void addHeading(QFormLayout *form, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setPart(label, "heading");
    constexpr int gap = 10; // pixels above every group but the first
    label->setContentsMargins(0, form->rowCount() > 0 ? gap : 0, 0, 0);
    form->addRow(label);
}

} // namespace

PreferencesDialog::PreferencesDialog(QWidget *parent)
    : QDialog(parent)
    , m_before(Preferences::current())
{
    setWindowTitle(tr("Preferences"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(9);
    layout->addLayout(form);
    buildLook(form);
    buildEditing(form);
    buildRuns(form);
    layout->addStretch();
    layout->addSpacing(8);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("As it &came"));
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    setPrimary(buttons->button(QDialogButtonBox::Ok));
    layout->addWidget(buttons);
    fill(m_before);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Preferences::set(entered());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &PreferencesDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        fill({});
        tryOut();
    });
    connect(m_theme, &QComboBox::currentIndexChanged, this, &PreferencesDialog::tryOut);
    connect(m_textSize, &QSpinBox::valueChanged, this, &PreferencesDialog::tryOut);
    connect(m_codeFont, &QComboBox::currentIndexChanged, this, &PreferencesDialog::tryOut);
    connect(m_ownCodeFont, &QCheckBox::toggled, this, &PreferencesDialog::tryOut);
}

QSpinBox *PreferencesDialog::makeNumber(const char *name, int least, int most, const QString &suffix, const QString &whenLeast)
{
    auto *field = new QSpinBox(this);
    field->setObjectName(QString::fromLatin1(name));
    field->setRange(least, most);
    field->setSuffix(suffix);
    field->setSpecialValueText(whenLeast);
    constexpr int letters = 13;
    field->setMinimumWidth(fontMetrics().horizontalAdvance(u'n') * letters);
    return field;
}

void PreferencesDialog::buildLook(QFormLayout *form)
{
    addHeading(form, tr("Look"), this);
    m_theme = new QComboBox(this);
    m_theme->setObjectName("themeField"_L1);
    m_theme->addItem(tr("As the desktop"), int(ThemeChoice::Automatic));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_theme->addItem(tr("High contrast, light"), int(ThemeChoice::HighContrastLight));
    m_theme->addItem(tr("High contrast, dark"), int(ThemeChoice::HighContrastDark));
    form->addRow(tr("&Theme"), m_theme);
    m_textSize = makeNumber("textSizeField", Preferences::smallestText, Preferences::largestText, tr(" %"));
    m_textSize->setSingleStep(10);
    form->addRow(tr("Text &size"), m_textSize);
    m_ownCodeFont = new QCheckBox(tr("Code &font"), this);
    m_ownCodeFont->setObjectName("ownCodeFontBox"_L1);
    m_codeFont = new QFontComboBox(this);
    m_codeFont->setObjectName("codeFontField"_L1);
    m_codeFont->setAccessibleName(tr("Code font"));
    m_codeFont->setFontFilters(QFontComboBox::MonospacedFonts);
    m_codeFont->setEditable(false);
    connect(m_ownCodeFont, &QCheckBox::toggled, m_codeFont, &QWidget::setEnabled);
    form->addRow(m_ownCodeFont, m_codeFont);
    m_dates = new QComboBox(this);
    m_dates->setObjectName("datesField"_L1);
    const QDateTime sample = QDateTime::currentDateTime();
    for (const bool local : {false, true}) {
        setLocalDates(local);
        m_dates->addItem(dateText(sample), local);
    }
    setLocalDates(m_before.localDates);
    form->addRow(tr("&Dates"), m_dates);
}

void PreferencesDialog::buildEditing(QFormLayout *form)
{
    addHeading(form, tr("Editing"), this);
    m_editor = new QLineEdit(this);
    m_editor->setObjectName("editorField"_L1);
    m_editor->setPlaceholderText(tr("what the desktop opens a script with"));
    m_editor->setMinimumWidth(420);
    form->addRow(tr("&Editor"), m_editor);
    m_editorProblem = new QLabel(this);
    m_editorProblem->setObjectName("editorProblem"_L1);
    m_editorProblem->setTextFormat(Qt::PlainText);
    m_editorProblem->setMinimumWidth(420);
    setPart(m_editorProblem, "muted");
    form->addRow(QString(), m_editorProblem);
    const auto judge = [this] {
        const QString problem = editorProblem(m_editor->text());
        m_editorProblem->setText(problem.isEmpty() ? tr("For example: code --goto {file}:{line}") : problem);
        setPart(m_editorProblem, problem.isEmpty() ? "muted" : "warning");
    };
    connect(m_editor, &QLineEdit::textChanged, this, judge);
    judge();
}

void PreferencesDialog::buildRuns(QFormLayout *form)
{
    using runtime::EnvironmentKind;
    constexpr int day = 86'400;
    addHeading(form, tr("Connections and runs"), this);
    m_connectTimeout = makeNumber("connectTimeoutPreference", 1, 3600, tr(" s"));
    form->addRow(tr("&Connect time-out"), m_connectTimeout);
    auto *locks = new QWidget(this);
    auto *row = new QHBoxLayout(locks);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    for (const auto kind : {EnvironmentKind::Development, EnvironmentKind::Test, EnvironmentKind::Staging, EnvironmentKind::Production}) {
        auto *cell = new QVBoxLayout;
        cell->setSpacing(2);
        auto *label = new QLabel(environmentName(kind), this);
        setPart(label, "muted");
        QSpinBox *field = makeNumber("lockTimeoutPreference", -1, day, tr(" s"), tr("%1 s (usual)").arg(runtime::defaultsOf(kind).lockTimeout));
        field->setAccessibleName(tr("Lock time-out: %1").arg(environmentName(kind)));
        label->setBuddy(field);
        cell->addWidget(label);
        cell->addWidget(field);
        row->addLayout(cell);
        m_lockTimeouts << field;
    }
    auto *lockLabel = new QLabel(tr("&Lock time-out"), this);
    lockLabel->setBuddy(m_lockTimeouts.constFirst());
    form->addRow(lockLabel, locks);
    m_unlockMinutes = makeNumber("unlockMinutesField", 1, 240, tr(" min"));
    form->addRow(tr("&Unlock production for"), m_unlockMinutes);
    m_notifyAfter = makeNumber("notifyAfterField", 0, day, tr(" s"), tr("never"));
    m_notifyAfter->setToolTip(tr("When such a run ends while another window is in front, the desktop tells"));
    form->addRow(tr("&Announce runs longer than"), m_notifyAfter);
    m_typeName = new QCheckBox(tr("Dangerous runs ask for the database's &name, whatever it is for"), this);
    m_typeName->setObjectName("typeNameBox"_L1);
    form->addRow(QString(), m_typeName);
}

void PreferencesDialog::fill(const Preferences &preferences)
{
    m_isFilling = true;
    m_theme->setCurrentIndex(m_theme->findData(int(preferences.theme)));
    m_textSize->setValue(preferences.textSize);
    m_ownCodeFont->setChecked(!preferences.codeFont.isEmpty());
    m_codeFont->setEnabled(m_ownCodeFont->isChecked());
    if (!preferences.codeFont.isEmpty())
        m_codeFont->setCurrentFont(QFont(preferences.codeFont));
    m_dates->setCurrentIndex(preferences.localDates ? 1 : 0);
    m_editor->setText(preferences.editor);
    for (qsizetype kind = 0; kind < m_lockTimeouts.size(); ++kind)
        m_lockTimeouts[kind]->setValue(preferences.lockTimeouts[size_t(kind)]);
    m_connectTimeout->setValue(preferences.connectTimeout);
    m_unlockMinutes->setValue(preferences.unlockMinutes);
    m_typeName->setChecked(preferences.typeNameEverywhere);
    m_notifyAfter->setValue(preferences.notifyAfter);
    m_isFilling = false;
}

Preferences PreferencesDialog::entered() const
{
    Preferences preferences;
    preferences.theme = ThemeChoice(m_theme->currentData().toInt());
    preferences.textSize = m_textSize->value();
    preferences.codeFont = m_ownCodeFont->isChecked() ? m_codeFont->currentFont().family() : QString();
    preferences.localDates = m_dates->currentIndex() == 1;
    preferences.editor = m_editor->text().trimmed();
    for (qsizetype kind = 0; kind < m_lockTimeouts.size(); ++kind)
        preferences.lockTimeouts[size_t(kind)] = m_lockTimeouts[kind]->value();
    preferences.connectTimeout = m_connectTimeout->value();
    preferences.unlockMinutes = m_unlockMinutes->value();
    preferences.typeNameEverywhere = m_typeName->isChecked();
    preferences.notifyAfter = m_notifyAfter->value();
    return preferences;
}

/// The look is judged by looking: it holds at once, and is written down with the rest.
void PreferencesDialog::tryOut()
{
    if (m_isFilling)
        return;
    const Preferences preferences = entered();
    applyTheme(*qApp, {preferences.theme, preferences.textSize, preferences.codeFont});
    QTimer::singleShot(0, this, &PreferencesDialog::adjustSize); // to the letters as they are now
}

void PreferencesDialog::reject()
{
    applyTheme(*qApp, {m_before.theme, m_before.textSize, m_before.codeFont});
    QDialog::reject();
}

} // namespace retort::ui
