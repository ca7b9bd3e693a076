// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/scriptimporter.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

namespace {

/// Native modules that hold nothing but functions, classes and immutable values; `sys.path` and `os.environ` are elsewhere.
bool isStateless(const QString &module)
{
    static const QSet<QString> roots{u"__future__"_s, u"alembic"_s, u"datetime"_s, u"decimal"_s, u"enum"_s, u"functools"_s,
        u"geoalchemy2"_s, u"itertools"_s, u"json"_s, u"math"_s, u"pgvector"_s, u"sqlalchemy"_s, u"sqlalchemy_utils"_s,
        u"sqlmodel"_s, u"string"_s, u"textwrap"_s, u"typing"_s, u"uuid"_s};
    return roots.contains(module.section(u'.', 0, 0));
}

} // namespace

python::ImportResult ScriptImporter::importModule(python::Interpreter &, const python::ImportRequest &request)
{
    if (request.level == 0) {
        if (python::Module *native = m_world->module(request.module)) {
            m_onlyConstants &= isStateless(request.module);
            return native;
        }
    }
    m_onlyConstants = false;
    const QString name = absoluteName(request);
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
