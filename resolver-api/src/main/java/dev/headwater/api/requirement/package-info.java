// SPDX-License-Identifier: Apache-2.0
/**
 * Requirements and their environment markers: what a project asks for, and in which environments it asks for it.
 *
 * <p>{@link dev.headwater.api.requirement.Requirement} and {@link dev.headwater.api.requirement.Marker} read and print
 * the text of the specification; {@link dev.headwater.api.requirement.EnvironmentSet} calculates with markers as sets
 * of environments. The standards are the <a
 * href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/">dependency specifiers</a> and the
 * <a href="https://packaging.python.org/en/latest/specifications/dependency-groups/">dependency groups</a>.
 */
@NullMarked
package dev.headwater.api.requirement;

import org.jspecify.annotations.NullMarked;
