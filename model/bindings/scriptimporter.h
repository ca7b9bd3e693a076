// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

/// Imports: native modules first, then source modules of the project; the rest is not modelled.
class ScriptImporter : public python::Importer
{
public:
    explicit ScriptImporter(const ModuleResolver &moduleResolver)
        : m_resolver(moduleResolver)
    {
    }
    void setWorld(World *world) { m_world = world; }
    python::ImportResult importModule(python::Interpreter &interpreter, const python::ImportRequest &request) override;

private:
    QString absoluteName(const python::ImportRequest &request) const;

    QHash<QString, QString> m_packages; ///< of the project's modules imported so far, by file
    const ModuleResolver &m_resolver;
    World *m_world = nullptr;
};

} // namespace retort::bindings
