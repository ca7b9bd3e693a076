// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/databaseanswers.h"
#include "model/bindings/recorder.h"
#include "model/python/interpreter.h"
#include "model/schema/raised.h"

namespace retort::bindings {

/// What all native modules of one evaluation share: the interpreter, the recorder and the classes made so far. Modules and
/// classes are made when a script first asks for them, for most scripts need a dozen of the hundreds.
class World
{
public:
    World(python::Interpreter &interpreter, const EvaluationContext &evaluationContext, Recorder &recorderOfCalls)
        : py(interpreter)
        , context(evaluationContext)
        , recorder(recorderOfCalls)
    {
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    /// The class kept under `key`, made by `build` the first time.
    python::Class *once(const QString &key, const std::function<python::Class *(World &)> &build);
    /// The native module of that dotted name, or null.
    python::Module *module(const QString &dottedName);
    /// Makes a native module anew when it is asked for next.
    void forgetModules(const QStringList &dottedNames);
    /// A value kept under `key`, such as `op.get_bind()`, which is the same object at each call.
    python::Value shared(const QString &key, const std::function<python::Value(World &)> &build);

    /// An attribute of a native module, made when it is first asked for.
    python::Value fromModule(const QString &dottedName, const QString &name);

    /// Raises a class of sqlalchemy.exc, alembic.util or builtins by its bare name.
    [[noreturn]] void raise(const QString &type, const QString &message);
    [[noreturn]] void raise(const schema::Raised &raised) { raise(raised.type, raised.message); }
    template<typename T>
    T unwrap(schema::OrRaised<T> result)
    {
        if (!result)
            raise(result.error());
        return std::move(*result);
    }
    [[noreturn]] void needsData(const QString &reason) { py.stop(reason, python::UnknownKind::NeedsData); }
    [[noreturn]] void needsPython(const QString &reason) { py.stop(reason, python::UnknownKind::NeedsPython); }
    python::Value unknownData(const QString &reason) { return py.unknown(reason, python::UnknownKind::NeedsData); }
    void warn(const QString &text) { recorder.warnings.append(text); }
    /// Records what the script does. On a connected database it is done first: then this raises what the database raises, and
    /// gives the count of changed rows (-1: not known).
    qint64 record(operations::Operation operation, const SourceRange &range);
    /// What came of asking the database; raises or stops where it has no answer.
    template<typename T>
    T answer(Answered<T> answered)
    {
        if (!answered)
            refuse(answered.error());
        return std::move(*answered);
    }
    [[noreturn]] void refuse(const NoAnswer &refusal);

    /// What modules of the project and env.py add to Alembic while a script is evaluated.
    struct Plugins
    {
        QHash<QString, python::Value> directives;                      ///< op.<name>
        QList<std::pair<python::Class *, python::Value>> implementations; ///< of operation classes
        QHash<QString, python::Value> environmentArguments;            ///< of context.run_migrations()
        bool environmentRead = false;
    };
    Plugins plugins;

    FileReader readFile; ///< may be empty
    DatabaseAnswers *answers = nullptr; ///< null: no database is connected

    python::Interpreter &py;
    const EvaluationContext &context;
    Recorder &recorder;

private:
    QHash<QString, python::Class *> m_classes;
    QHash<QString, python::Module *> m_modules;
    QHash<QString, python::Value> m_shared;
};

/// Base of the objects that this room gives to scripts.
class NativeObject : public python::Object
{
public:
    NativeObject(World &worldOfObject, python::Class *type)
        : Object(type)
        , world(worldOfObject)
    {
    }
    /// What SQLAlchemy's object has and ours has not is unknown, not an AttributeError.
    std::optional<python::Value> missingAttribute(python::Interpreter &interpreter, const QString &name) override;

    World &world;
};

} // namespace retort::bindings
