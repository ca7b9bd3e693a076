// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace retort::python {

struct Code;

/// Programs of modules that interpreters share, one after the other: parsing costs more than running. It must outlive them and
/// belongs to the same thread.
class CodeStore
{
public:
    CodeStore();
    ~CodeStore();
    CodeStore(const CodeStore &) = delete;
    CodeStore &operator=(const CodeStore &) = delete;

private:
    friend class Evaluator;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace retort::python
