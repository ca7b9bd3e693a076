// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/scriptevaluation.h"
#include "model/python/importer.h"

namespace retort::bindings {

/// open() for scripts: files of the project, to be read. What the file reader does not give needs Python, for what the
/// project's machine has at other places is not known here.
class ScriptHost : public python::Host
{
public:
    explicit ScriptHost(FileReader fileReader)
        : m_reader(std::move(fileReader))
    {
    }
    python::Value open(python::Interpreter &interpreter, python::Arguments &arguments) override;

private:
    FileReader m_reader;
};

} // namespace retort::bindings
