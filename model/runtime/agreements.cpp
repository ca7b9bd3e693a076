// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/agreements.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace retort::runtime {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString fingerprint(const QByteArray &shown)
{
    return QString::fromLatin1(QCryptographicHash::hash(shown, QCryptographicHash::Sha256).toHex());
}

} // namespace

Agreements::Agreements(QString path)
    : m_path(std::move(path))
{
}

bool Agreements::holds(const QString &project, const QString &subject, const QByteArray &shown) const
{
    return read(m_path).value(project).toObject().value(subject).toString() == fingerprint(shown);
}

bool Agreements::add(const QString &project, const QString &subject, const QByteArray &shown) const
{
    QJsonObject all = read(m_path);
    QJsonObject own = all.value(project).toObject();
    own.insert(subject, fingerprint(shown));
    all.insert(project, own);
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson()) > 0 && file.commit();
}

QString Agreements::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/retort/agreements.json"_L1;
}

} // namespace retort::runtime
