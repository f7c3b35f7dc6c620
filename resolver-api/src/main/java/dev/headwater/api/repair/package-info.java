// SPDX-License-Identifier: Apache-2.0
/** What would give a request without a solution one: changes of four kinds, each tried. */
@NullMarked
package dev.headwater.api.repair;

import org.jspecify.annotations.NullMarked;
