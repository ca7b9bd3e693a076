// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort {

/// A stretch of a text file. Lines and columns count from 1, columns in code points; line 0 means "the whole file".
struct SourceRange
{
    QString file; ///< absolute path; empty when the text did not come from a file
    int startLine = 0;
    int startColumn = 0;
    int endLine = 0;
    int endColumn = 0; ///< the column behind the last character

    bool isValid() const { return startLine > 0; }
    friend bool operator==(const SourceRange &, const SourceRange &) = default;
};

} // namespace retort
