// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtable.h"
#include "app/cli/translation.h"

#include <algorithm>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Options that `flask db` does not have. Ours alone (--dry-run and its like) stay.
void remove(Command &command, const QStringList &names)
{
    command.options.removeIf([&](const Option &option) { return names.contains(option.name); });
}

} // namespace

QList<Option> flaskGlobalOptions()
{
    QList<Option> options = globalOptions();
    options.removeIf([](const Option &option) { return option.name == "config"_L1 || option.name == "name"_L1; });
    std::find_if(options.begin(), options.end(), [](const Option &option) { return option.name == "x"_L1; })->name = u"x-arg"_s;
    options.prepend({u"directory"_s, u'd', u"FOLDER"_s, tr("Folder of the scripts; default: migrations"), false});
    return options;
}

QList<Command> flaskCommands()
{
    const QHash<QString, QString> defaults{{u"downgrade"_s, u"-1"_s}, {u"edit"_s, u"head"_s}, {u"show"_s, u"head"_s},
        {u"stamp"_s, u"head"_s}, {u"upgrade"_s, u"head"_s}};
    QList<Command> result;
    for (Command command : commands()) {
        static const QStringList others{u"ensure_version"_s, u"render"_s, u"completion"_s, u"reparent"_s, u"rescue"_s};
        if (others.contains(command.name))
            continue;
        if (command.name == "list_templates"_L1)
            command.name = u"list-templates"_s;
        if (const QString fallback = defaults.value(command.name); !fallback.isEmpty()) {
            command.positionals.first().required = false;
            command.positionals.first().fallback = fallback;
        }
        if (command.name == "init"_L1) {
            command.positionals.clear();
            command.options.prepend({u"multidb"_s, {}, {}, tr("Several databases (SQLALCHEMY_BINDS)"), false});
        }
        remove(command, {u"depends-on"_s, u"check-heads"_s});
        result.append(command);
    }
    return result;
}

} // namespace retort::cli
