// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace retort::cli {

/// A text of the command line in the user's language.
inline QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("CommandLine", text, nullptr, count);
}

} // namespace retort::cli
