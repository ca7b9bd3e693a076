// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/journal.h"

namespace retort::runtime {

/// Everything of the runs, as an array of JSON objects (UTF-8, times in ISO 8601).
QByteArray journalToJson(const QList<JournalRun> &runs);

/// One line a run, without statements (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
QByteArray journalToCsv(const QList<JournalRun> &runs);

} // namespace retort::runtime
