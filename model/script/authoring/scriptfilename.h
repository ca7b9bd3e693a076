// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/script/authoring/createdate.h"

namespace retort::script::authoring {

/// The words of a message, joined by underscores and in lower case, cut behind a word when longer than `maximum` (spec §7.7).
QString slug(const QString &message, int maximum);

/// Path of a new revision's file below its version location: `file_template` filled in, with ".py" behind it. The error
/// BadFileTemplate tells of a template that names something else or leads out of the folder.
Result<QString> scriptFileName(
    const QString &fileTemplate, int slugLength, const QString &revision, const QString &message, const CreateDate &date);

} // namespace retort::script::authoring
