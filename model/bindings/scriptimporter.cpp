// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/scriptimporter.h"

#include "model/bindings/librarymodules.h"
#include "model/bindings/standardsources.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

python::ImportResult ScriptImporter::importModule(python::Interpreter &, const python::ImportRequest &request)
{
    if (request.level == 0) {
        if (const auto standard = standardSource(request.module)) {
            python::SourceModule module{*standard, u"/standard/"_s + request.module + u".py"_s, request.module};
            module.isStandard = true;
            return module;
        }
        if (python::Module *native = m_world->module(request.module))
            return native;
    }
    const QString name = absoluteName(request);
    if (const auto library = libraryModule(name)) {
        const QString file = u"/library/"_s + QString(name).replace(u'.', u'/') + (library->isPackage ? u"/__init__.py"_s : u".py"_s);
        m_packages.insert(file, library->isPackage ? name : name.section(u'.', 0, -2));
        python::SourceModule module{library->source, file, name};
        module.isStandard = true;
        return module;
    }
    if (m_resolver && !name.isEmpty()) {
        if (auto text = m_resolver(name)) {
            m_packages.insert(text->file, text->isPackage ? name : name.section(u'.', 0, -2));
            return python::SourceModule{text->source, text->file, name};
        }
    }
    return python::NotModelled{};
}

/// A relative name is meant from the package of the importing module; scripts are in no package.
QString ScriptImporter::absoluteName(const python::ImportRequest &request) const
{
    if (request.level == 0)
        return request.module;
    QString package = m_packages.value(request.importingFile);
    for (int level = 1; level < request.level; ++level)
        package = package.section(u'.', 0, -2);
    if (package.isEmpty())
        return {};
    return request.module.isEmpty() ? package : package + u'.' + request.module;
}

} // namespace retort::bindings
