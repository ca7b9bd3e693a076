// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

namespace retort::script {

// The graph of revisions.
inline constexpr ErrorCode DuplicateRevision("revision.duplicate");
inline constexpr ErrorCode MissingRevision("revision.missing");
inline constexpr ErrorCode CycleDetected("revision.cycle");
inline constexpr ErrorCode DependencyCycleDetected("revision.dependency-cycle");
inline constexpr ErrorCode SelfLoopDetected("revision.self-loop");
inline constexpr ErrorCode DependencySelfLoopDetected("revision.dependency-self-loop");
inline constexpr ErrorCode LabelClash("revision.label-clash");
inline constexpr ErrorCode IllegalIdentifier("revision.illegal-identifier");

// Requests on it.
inline constexpr ErrorCode MultipleHeads("revision.multiple-heads");
inline constexpr ErrorCode RevisionNotFound("revision.not-found");
inline constexpr ErrorCode AmbiguousIdentifier("revision.ambiguous");
inline constexpr ErrorCode NoSuchBranch("revision.no-such-branch");
inline constexpr ErrorCode NotInBranch("revision.not-in-branch");
inline constexpr ErrorCode NotAnAncestor("revision.not-an-ancestor");
inline constexpr ErrorCode NotADowngradeTarget("revision.not-a-downgrade-target");
inline constexpr ErrorCode AmbiguousWalk("revision.ambiguous-walk");
inline constexpr ErrorCode RelativeOutOfRange("revision.relative-out-of-range");
inline constexpr ErrorCode OverlappingRevisions("revision.overlap");
inline constexpr ErrorCode InvalidRange("revision.invalid-range");
inline constexpr ErrorCode MalformedIdentifier("revision.malformed");

// A script file.
inline constexpr ErrorCode ScriptUnreadable("script.unreadable");
inline constexpr ErrorCode ScriptWithoutRevision("script.no-revision");
inline constexpr ErrorCode ScriptWithoutDownRevision("script.no-down-revision");
inline constexpr ErrorCode ScriptHeaderNotLiteral("script.header-not-literal");
inline constexpr ErrorCode ScriptHeaderTooLong("script.header-too-long");
inline constexpr ErrorCode ScriptEncoding("script.encoding");
inline constexpr ErrorCode ScriptLoadedTwice("script.loaded-twice");
inline constexpr ErrorCode ScriptSourceless("script.sourceless");
inline constexpr ErrorCode FolderUnreadable("script.folder-unreadable");
inline constexpr ErrorCode ScriptsInFolders("script.in-folders");
inline constexpr ErrorCode TooManyScripts("script.too-many");

// Writing scripts.
inline constexpr ErrorCode TemplateNotUnderstood("template.not-understood");
inline constexpr ErrorCode TimezoneNotFound("revision.timezone-not-found");
inline constexpr ErrorCode BadFileTemplate("revision.bad-file-template");
inline constexpr ErrorCode NotAHead("revision.not-a-head");
inline constexpr ErrorCode DuplicateHeads("revision.duplicate-heads");
inline constexpr ErrorCode VersionPathUnknown("revision.version-path-unknown");
inline constexpr ErrorCode IdentifierTooLong("revision.id-too-long");
inline constexpr ErrorCode TextNotAllowed("revision.text-not-allowed");
inline constexpr ErrorCode LabelsNotWritten("revision.labels-not-written");
inline constexpr ErrorCode HeaderNotEditable("script.header-not-editable");
inline constexpr ErrorCode AppliedAlready("revision.applied-already");
inline constexpr ErrorCode FileExists("file.exists");
inline constexpr ErrorCode FileChanged("file.changed");
inline constexpr ErrorCode FileNotWritten("file.not-written");

// The configuration and the project around it.
inline constexpr ErrorCode ConfigUnreadable("config.unreadable");
inline constexpr ErrorCode ConfigSyntax("config.syntax");
inline constexpr ErrorCode ConfigDuplicate("config.duplicate");
inline constexpr ErrorCode ConfigInterpolation("config.interpolation");
inline constexpr ErrorCode ConfigNoSection("config.no-section");
inline constexpr ErrorCode ConfigNoScriptLocation("config.no-script-location");
inline constexpr ErrorCode ConfigBadValue("config.bad-value");
inline constexpr ErrorCode ConfigLegacySeparator("config.legacy-separator");
inline constexpr ErrorCode SettingNotKnown("config.setting-not-known");
inline constexpr ErrorCode ProjectNotFound("project.not-found");
inline constexpr ErrorCode SeveralProjects("project.several");
inline constexpr ErrorCode ScriptLocationMissing("project.script-location-missing");
inline constexpr ErrorCode LoadStopped("project.load-stopped");

} // namespace retort::script
