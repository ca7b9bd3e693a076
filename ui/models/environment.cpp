// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/environment.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Kind = runtime::EnvironmentKind;

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Environment)
};

} // namespace

QString environmentName(Kind kind)
{
    switch (kind) {
    case Kind::Development:
        return Text::tr("Development");
    case Kind::Test:
        return Text::tr("Test");
    case Kind::Staging:
        return Text::tr("Staging");
    case Kind::Production:
        break;
    }
    return Text::tr("Production");
}

Role environmentRole(Kind kind)
{
    switch (kind) {
    case Kind::Development:
        return Role::Success;
    case Kind::Test:
    case Kind::Staging:
        return Role::Warning;
    case Kind::Production:
        break;
    }
    return Role::Danger;
}

QString environmentKey(Kind kind)
{
    switch (kind) {
    case Kind::Development:
        return u"development"_s;
    case Kind::Test:
        return u"test"_s;
    case Kind::Staging:
        return u"staging"_s;
    case Kind::Production:
        break;
    }
    return u"production"_s;
}

Kind environmentOf(const QString &key)
{
    for (const Kind kind : {Kind::Test, Kind::Staging, Kind::Production})
        if (environmentKey(kind) == key)
            return kind;
    return Kind::Development;
}

} // namespace retort::ui
