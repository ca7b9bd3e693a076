// SPDX-License-Identifier: GPL-3.0-or-later
// The base room is headers alone; this file makes each of them prove that it stands on its own.
#include "model/base/diagnostic.h"
#include "model/base/error.h"
#include "model/base/overloaded.h"
#include "model/base/result.h"
#include "model/base/sourcerange.h"
