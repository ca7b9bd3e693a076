// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/state.h"

#include <QMap>

namespace retort::python {

/// What enum.auto() gives until the class is made.
class AutoValue : public Object
{
public:
    using Object::Object;
};

/// A member of an enumeration; native code reads `name` and `value` directly (sa.Enum(Color)).
class EnumMember : public Object
{
public:
    using Object::Object;
    std::optional<Value> attribute(Interpreter &, const QString &attributeName) override;
    bool setAttribute(Interpreter &, const QString &attributeName, Value given) override;
    std::optional<Value> underlying() const override;
    std::optional<QString> str(Interpreter &) override;
    std::optional<QString> repr(Interpreter &) override;
    std::optional<size_t> hash(Interpreter &) override;
    std::optional<Value> binary(Interpreter &, BinaryOperator, Value other, bool reflected) override;

    QString name;
    Value value;
    std::optional<Value> mixin; ///< the int or str that the member also is
};

class EnumClass : public Class
{
public:
    using Class::Class;
    Class *makeSubclass(Interpreter &, const QString &className, const QList<Class *> &bases, Dict *body, Arguments &keywords) override;
    std::optional<Value> call(Interpreter &, Arguments &arguments) override;
    Iterator *iterate(Interpreter &) override;
    std::optional<qint64> length(Interpreter &) override;
    std::optional<bool> truth(Interpreter &) override;
    std::optional<bool> contains(Interpreter &, Value value) override;
    std::optional<Value> subscript(Interpreter &, Value key) override;
    std::optional<Value> attribute(Interpreter &, const QString &attributeName) override;
    bool setAttribute(Interpreter &, const QString &attributeName, Value value) override;
    std::optional<QString> repr(Interpreter &) override;

    QList<EnumMember *> members;           ///< in order of definition, without aliases
    QMap<QString, EnumMember *> aliases;

private:
    void addMember(Interpreter &, const QString &memberName, Value given);
    Value nextValue(Interpreter &, const QString &memberName);
    std::optional<Value> functional(Interpreter &, Arguments &arguments);
};

} // namespace retort::python
