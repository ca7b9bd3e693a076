// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

namespace retort {

// Not std::equality_comparable: Qt 6.4's moc does not get through <concepts>.
template<typename T>
constexpr bool canCompare = requires(const T &left, const T &right) { left == right; };
template<typename Variant>
constexpr bool alternativesCompare = false;
template<typename... Alternatives>
constexpr bool alternativesCompare<std::variant<Alternatives...>> = (canCompare<Alternatives> && ...);

/// A std::variant whose copies, moves and end are compiled in one file, which has compiledoncemembers.h and an explicit instantiation:
///     template struct retort::CompiledOnce<Operation::Alternatives>;
/// For a variant with many alternatives each file that holds one would take seconds to write out the tables of std::visit behind them.
/// std::visit, std::get and their kin take it as the variant that it is.
template<typename Variant>
struct CompiledOnce : Variant
{
    using Alternatives = Variant;
    using Variant::Variant;
    CompiledOnce();
    CompiledOnce(const CompiledOnce &other);
    CompiledOnce(CompiledOnce &&other) noexcept;
    CompiledOnce &operator=(const CompiledOnce &other);
    CompiledOnce &operator=(CompiledOnce &&other) noexcept;
    ~CompiledOnce();

    friend bool operator==(const CompiledOnce &left, const CompiledOnce &right)
        requires alternativesCompare<Variant>
    {
        return static_cast<const Variant &>(left) == static_cast<const Variant &>(right);
    }
    // std::variant says of itself that it has these, whatever its alternatives are, and Qt's containers believe it.
    friend bool operator==(const CompiledOnce &left, const CompiledOnce &right)
        requires(!alternativesCompare<Variant>)
    = delete;
    friend bool operator<(const CompiledOnce &left, const CompiledOnce &right) = delete;
};

} // namespace retort
