// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <tl/expected.hpp>

namespace retort {

/// A value, or the reason why a request could not be met.
template<typename T>
using Result = tl::expected<T, Error>;

/// `return failure(code, message);` from any function that returns a Result.
inline tl::unexpected<Error> failure(ErrorCode code, QString message)
{
    return tl::unexpected<Error>(Error{code, std::move(message), {}, {}, {}, {}});
}

inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace retort
