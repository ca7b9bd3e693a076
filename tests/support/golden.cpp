// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::test {

QByteArray firstDifference(const QByteArray &expected, const QByteArray &actual)
{
    if (expected == actual)
        return {};
    const QList<QByteArray> left = expected.split('\n');
    const QList<QByteArray> right = actual.split('\n');
    qsizetype line = 0;
    while (line < left.size() && line < right.size() && left.at(line) == right.at(line))
        ++line;
    return "line " + QByteArray::number(line + 1) + "\n  expected: " + left.value(line, "<end>")
        + "\n  actual:   " + right.value(line, "<end>");
}

QByteArray compareWithGolden(const QString &name, const QByteArray &actual)
{
    const QString path = QDir(QStringLiteral(RETORT_TEST_DATA)).filePath(name);
    QFile file(path);
    if (qEnvironmentVariableIntValue("UPDATE_GOLDEN") == 1) {
        const bool written = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
            && file.write(actual) == actual.size();
        return written ? QByteArray() : "cannot write " + path.toUtf8();
    }
    if (!file.open(QIODevice::ReadOnly))
        return "cannot read " + path.toUtf8() + " (UPDATE_GOLDEN=1 writes it)";
    const QByteArray expected = file.readAll();
    const QByteArray difference = firstDifference(expected, actual);
    return difference.isEmpty() ? difference : path.toUtf8() + " differs at " + difference;
}

} // namespace retort::test
