// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace retort {

/// A visitor made of lambdas, for std::visit over the closed sets of this project. Never give it an `auto` fallback: a new
/// alternative must not compile until every visitor knows it.
template<class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template<class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>; // clang 14 needs the guide

} // namespace retort
