// SPDX-License-Identifier: Apache-2.0
/** Who supplies a project: sections 1 to 3 of the index policy. Decided before any version is looked at. */
@NullMarked
package dev.headwater.core.ownership;

import org.jspecify.annotations.NullMarked;
