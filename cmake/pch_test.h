// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every test without a window includes; precompiled once for all of them.
#include "pch_core.h"
#include <QtTest/QTest>
