// SPDX-License-Identifier: Apache-2.0
/**
 * Versions, version specifiers and sets of versions, exactly as the <a
 * href="https://packaging.python.org/en/latest/specifications/version-specifiers/">version specifiers specification</a>
 * defines them.
 *
 * <p>{@link dev.headwater.api.version.Version} is one version, {@link dev.headwater.api.version.SpecifierSet} is what a
 * requirement says about versions, and {@link dev.headwater.api.version.VersionRange} is the set of versions it stands
 * for, with the algebra of sets.
 */
@NullMarked
package dev.headwater.api.version;

import org.jspecify.annotations.NullMarked;
