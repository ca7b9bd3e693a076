// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"

#include <stop_token>

namespace retort::runtime {

/// A database of our own to try things on, gone with this object. SQLite: a file in a private temporary folder, filled through the
/// backup API. PostgreSQL: a database beside the other one, filled by CREATE DATABASE … TEMPLATE, which the server allows to a
/// role that may create databases and only while nobody else is connected to the original.
class ScratchDatabase
{
public:
    static Result<std::unique_ptr<ScratchDatabase>> copyOf(const ConnectionSpec &spec, std::stop_token stop = {});
    static Result<std::unique_ptr<ScratchDatabase>> emptyLike(const ConnectionSpec &spec);

    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase &) = delete;
    ScratchDatabase &operator=(const ScratchDatabase &) = delete;

    const ConnectionSpec &spec() const { return m_spec; }

private:
    class Place;
    ScratchDatabase(ConnectionSpec spec, std::unique_ptr<Place> place);

    ConnectionSpec m_spec;
    std::unique_ptr<Place> m_place;
};

} // namespace retort::runtime
