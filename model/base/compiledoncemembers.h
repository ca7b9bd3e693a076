// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The members of CompiledOnce: only for the files that instantiate it.
#include "model/base/compiledonce.h"

namespace retort {

template<typename Variant>
CompiledOnce<Variant>::CompiledOnce() = default;

template<typename Variant>
CompiledOnce<Variant>::CompiledOnce(const CompiledOnce &other) = default;

template<typename Variant>
CompiledOnce<Variant>::CompiledOnce(CompiledOnce &&other) noexcept = default;

template<typename Variant>
CompiledOnce<Variant> &CompiledOnce<Variant>::operator=(const CompiledOnce &other) = default;

template<typename Variant>
CompiledOnce<Variant> &CompiledOnce<Variant>::operator=(CompiledOnce &&other) noexcept = default;

template<typename Variant>
CompiledOnce<Variant>::~CompiledOnce() = default;

} // namespace retort
