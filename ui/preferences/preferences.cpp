// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferences.h"

#include "ui/models/datetext.h"
#include "ui/settings.h"

#include <QApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

const QStringList &themeNames()
{
    static const QStringList names {u"light"_s, u"dark"_s, u"auto"_s, u"contrast-light"_s, u"contrast-dark"_s}; // in the order of ThemeChoice
    return names;
}

} // namespace

Preferences Preferences::read()
{
    const Settings settings;
    const auto number = [&settings](const QString &key, int usual, int least, int most) {
        bool ok = false;
        const int value = settings.preference(key).toInt(&ok);
        return ok ? std::clamp(value, least, most) : usual;
    };
    constexpr int day = 86'400;
    Preferences preferences;
    const auto theme = themeNames().indexOf(settings.preference(u"theme"_s).toString());
    preferences.theme = theme < 0 ? ThemeChoice::Automatic : ThemeChoice(theme);
    preferences.textSize = number(u"textSize"_s, preferences.textSize, Preferences::smallestText, Preferences::largestText);
    preferences.codeFont = settings.preference(u"codeFont"_s).toString();
    preferences.localDates = settings.preference(u"localDates"_s).toBool();
    preferences.editor = settings.preference(u"editor"_s).toString();
    for (size_t kind = 0; kind < preferences.lockTimeouts.size(); ++kind)
        preferences.lockTimeouts[kind] = number(u"lockTimeout%1"_s.arg(kind), -1, -1, day);
    preferences.connectTimeout = number(u"connectTimeout"_s, preferences.connectTimeout, 1, 3600);
    preferences.unlockMinutes = number(u"unlockMinutes"_s, preferences.unlockMinutes, 1, 240);
    preferences.typeNameEverywhere = settings.preference(u"typeNameEverywhere"_s).toBool();
    preferences.notifyAfter = number(u"notifyAfter"_s, preferences.notifyAfter, 0, day);
    return preferences;
}

namespace {

void write(const Preferences &preferences)
{
    Settings settings;
    settings.setPreference(u"theme"_s, themeNames().at(int(preferences.theme)));
    settings.setPreference(u"textSize"_s, preferences.textSize);
    settings.setPreference(u"codeFont"_s, preferences.codeFont);
    settings.setPreference(u"localDates"_s, preferences.localDates);
    settings.setPreference(u"editor"_s, preferences.editor);
    for (size_t kind = 0; kind < preferences.lockTimeouts.size(); ++kind)
        settings.setPreference(u"lockTimeout%1"_s.arg(kind), preferences.lockTimeouts[kind]);
    settings.setPreference(u"connectTimeout"_s, preferences.connectTimeout);
    settings.setPreference(u"unlockMinutes"_s, preferences.unlockMinutes);
    settings.setPreference(u"typeNameEverywhere"_s, preferences.typeNameEverywhere);
    settings.setPreference(u"notifyAfter"_s, preferences.notifyAfter);
}

Preferences &inUse()
{
    static Preferences preferences = Preferences::read();
    return preferences;
}

} // namespace

const Preferences &Preferences::current()
{
    return inUse();
}

void Preferences::set(const Preferences &preferences)
{
    const Preferences before = std::exchange(inUse(), preferences);
    write(preferences);
    setLocalDates(preferences.localDates);
    const bool sameLook = before.theme == preferences.theme && before.textSize == preferences.textSize && before.codeFont == preferences.codeFont;
    if (!sameLook)
        applyTheme(*qApp, {preferences.theme, preferences.textSize, preferences.codeFont});
    for (QWidget *window : QApplication::topLevelWidgets()) // dates are written when they are painted
        window->update();
}

int Preferences::lockTimeout(runtime::EnvironmentKind kind) const
{
    const int chosen = lockTimeouts[size_t(kind)];
    return chosen < 0 ? runtime::defaultsOf(kind).lockTimeout : chosen;
}

} // namespace retort::ui
