// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/environmentkind.h"
#include "ui/theme/theme.h"

#include <QString>

namespace retort::ui {

/// "Production": colour never says it alone.
QString environmentName(runtime::EnvironmentKind kind);
Role environmentRole(runtime::EnvironmentKind kind);

/// How it is written into settings.
QString environmentKey(runtime::EnvironmentKind kind);
/// Development for what nobody wrote.
runtime::EnvironmentKind environmentOf(const QString &key);

} // namespace retort::ui
