// SPDX-License-Identifier: Apache-2.0
/**
 * The owner of a project, decided before any version is looked at: the rule of {@code docs/specification/ownership.md}.
 */
@NullMarked
package dev.headwater.core.ownership;

import org.jspecify.annotations.NullMarked;
