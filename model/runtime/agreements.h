// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace retort::runtime {

/// What a user has agreed to for one project, such as running its post-write hooks. An agreement holds for exactly what was shown:
/// when the project changes it, the user is asked again. Kept in `agreements.json` in Qt's configuration folder of the program.
class Agreements
{
public:
    explicit Agreements(QString path = defaultPath());

    bool holds(const QString &project, const QString &subject, const QByteArray &shown) const;
    /// False where it could not be written down; then it holds for this time only.
    bool add(const QString &project, const QString &subject, const QByteArray &shown) const;

    static QString defaultPath();

private:
    QString m_path;
};

} // namespace retort::runtime
