// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/evaluator.h"

#include <coroutine>
#include <exception>
#include <utility>

namespace retort::python {

/// A coroutine that may pause in any of the coroutines it awaits. Whoever drives it resumes the innermost until something is
/// yielded: a loop rather than transfers from one to the other, which would grow the stack in unoptimised builds.
class Task
{
public:
    struct promise_type
    {
        Flow flow = Flow::Normal;
        std::exception_ptr error;
        std::coroutine_handle<promise_type> caller;
        std::coroutine_handle<promise_type> *innermost = nullptr;

        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        struct Finish
        {
            bool await_ready() noexcept { return false; }
            void await_suspend(std::coroutine_handle<promise_type> done) noexcept
            {
                if (done.promise().caller)
                    *done.promise().innermost = done.promise().caller;
            }
            void await_resume() noexcept {}
        };
        Finish final_suspend() noexcept { return {}; }
        void return_value(Flow value) { flow = value; }
        void unhandled_exception() { error = std::current_exception(); }
    };
    using Handle = std::coroutine_handle<promise_type>;

    explicit Task(Handle handle) : m_handle(handle) {}
    Task(Task &&other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    Task &operator=(Task &&) = delete;
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }

    bool await_ready() const { return false; }
    void await_suspend(Handle caller)
    {
        promise_type &promise = m_handle.promise();
        promise.caller = caller;
        promise.innermost = caller.promise().innermost;
        *promise.innermost = m_handle;
    }
    Flow await_resume()
    {
        if (m_handle.promise().error)
            std::rethrow_exception(m_handle.promise().error);
        return m_handle.promise().flow;
    }

    Handle handle() const { return m_handle; }

private:
    Handle m_handle;
};

} // namespace retort::python
