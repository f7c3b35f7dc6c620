// SPDX-License-Identifier: Apache-2.0
/**
 * Looks for changes that give a request without a solution one, and tries each: many resolutions over one set of
 * answers.
 */
@NullMarked
package dev.headwater.core.repair;

import org.jspecify.annotations.NullMarked;
