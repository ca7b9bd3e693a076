// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/evaluator.h"

#include <coroutine>
#include <exception>

namespace retort::python {

class GeneratorObject : public Iterator
{
public:
    explicit GeneratorObject(Class *type);
    ~GeneratorObject() override;

    std::optional<Value> next(Interpreter &) override;
    std::optional<Value> resume(Interpreter &, Value sent, Exception *exception);
    std::optional<QString> repr(Interpreter &) override;
    Value returned() const { return m_returned; }
    bool isStarted() const { return m_started; }
    bool isFinished() const { return m_finished; }
    void finish() { m_finished = true; }

private:
    struct Body;
    friend Value makeGenerator(Interpreter &, FunctionObject &, Environment *);
    friend Value makeGeneratorExpression(Interpreter &, const Node &, Frame &, Iterator *);

    std::unique_ptr<Body> m_body;
    QString m_name;
    std::optional<Value> m_yielded;
    Value m_returned;
    bool m_running = false;
    bool m_started = false;
    bool m_finished = false;
};

} // namespace retort::python
