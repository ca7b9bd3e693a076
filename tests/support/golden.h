// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTest>

namespace retort::test {

/// Compares a text with the golden file tests/data/<name>. Returns an empty array when they are equal, else a message with
/// the first difference. With UPDATE_GOLDEN=1 in the environment the file is rewritten and the comparison succeeds: read the
/// difference in version control before committing it.
QByteArray compareWithGolden(const QString &name, const QByteArray &actual);

/// "line 3, expected …, actual …" for the first line that differs; empty when the texts are equal.
QByteArray firstDifference(const QByteArray &expected, const QByteArray &actual);

} // namespace retort::test

/// Fails the running test function when `actual` is not the content of the golden file.
#define RETORT_COMPARE_GOLDEN(name, actual)                                                                            \
    do {                                                                                                               \
        const QByteArray retortGoldenDifference = ::retort::test::compareWithGolden((name), (actual));                 \
        QVERIFY2(retortGoldenDifference.isEmpty(), retortGoldenDifference.constData());                                \
    } while (false)
