// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/operations/operation.h"

#include "model/base/compiledoncemembers.h"

template struct retort::CompiledOnce<retort::operations::BatchItem::Alternatives>;
template struct retort::CompiledOnce<retort::operations::Operation::Alternatives>;
