// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QStringList>

#include <vector>

namespace retort::script::authoring {

/// A script.py.mako as a Python module: its function `_render(…)` takes the names as arguments and returns the text. The module is for
/// the sandbox; nothing of the template runs by translating it.
struct TranslatedTemplate
{
    QString program;
    std::vector<int> lines; ///< the template's line, from 1, that each line of the program comes from
};

/// Translates what Mako templates of revisions are made of: `${…}` with filters, `% if` and its like, `<% %>`, `<%! %>`, comments,
/// escaped line ends (docs.makotemplates.org, "Syntax"). Tags (`<%def>`, `<%include>`, …) are the error TemplateNotUnderstood.
Result<TranslatedTemplate> translateTemplate(const QString &source, const QStringList &names);

} // namespace retort::script::authoring
