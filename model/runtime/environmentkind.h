// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace retort::runtime {

/// What a database is for. It decides how careful a run is unless its options say otherwise.
enum class EnvironmentKind { Development, Test, Staging, Production };

/// What a kind of environment asks for (issue "Applying cannot hurt"; the review dialog and the command line obey).
struct EnvironmentDefaults
{
    enum class Confirm {
        Click,           ///< one button
        Summary,         ///< what will change, then a button
        TypeName,        ///< the database's name must be typed when a run is dangerous, a downgrade or a stamp
    };
    enum class Backup { Optional, Offered, Required };

    int lockTimeout = 10;          ///< seconds
    int lockRetries = 0;
    bool readOnlyUntilUnlocked = false;
    bool mayGenerate = true;       ///< whether autogenerate may take this database for its source
    Confirm confirm = Confirm::Click;
    Backup backup = Backup::Optional;
};

constexpr EnvironmentDefaults defaultsOf(EnvironmentKind kind)
{
    using Confirm = EnvironmentDefaults::Confirm;
    using Backup = EnvironmentDefaults::Backup;
    switch (kind) {
    case EnvironmentKind::Development:
        break;
    case EnvironmentKind::Test:
    case EnvironmentKind::Staging:
        return {5, 0, false, true, Confirm::Summary, Backup::Offered};
    case EnvironmentKind::Production:
        return {3, 5, true, false, Confirm::TypeName, Backup::Required};
    }
    return {};
}

} // namespace retort::runtime
