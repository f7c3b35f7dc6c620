// SPDX-License-Identifier: Apache-2.0
/** What there is to export of a solution or a lock, in one form for all formats. */
@NullMarked
package dev.headwater.export.inventory;

import org.jspecify.annotations.NullMarked;
