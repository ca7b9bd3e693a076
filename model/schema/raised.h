// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace retort::schema {

/// The exception that SQLAlchemy or Alembic would raise in the user's script, without its module: type "CompileError".
struct Raised
{
    QString type;
    QString message;

    friend bool operator==(const Raised &, const Raised &) = default;
};

/// A value, or what the script would see raised instead.
template<typename T>
using OrRaised = tl::expected<T, Raised>;

inline tl::unexpected<Raised> raised(QString type, QString message)
{
    return tl::unexpected<Raised>(Raised{std::move(type), std::move(message)});
}

} // namespace retort::schema
