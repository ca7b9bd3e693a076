// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picture/graphpart.h"

namespace retort::ui {

/// A flowchart for Mermaid (mermaid.js.org/syntax/flowchart.html). Whatever is no plain letter in a text is written as a numeric
/// entity, so that no message can end its label or begin a directive.
QString mermaidText(const GraphPart &part, MapScene::Direction direction);

/// A digraph for Graphviz (graphviz.org/doc/info/lang.html), with all texts quoted.
QString dotText(const GraphPart &part, MapScene::Direction direction);

} // namespace retort::ui
