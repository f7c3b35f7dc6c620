// SPDX-License-Identifier: Apache-2.0
/** Reads what other tools are configured by. */
@NullMarked
package dev.headwater.core.configuration;

import org.jspecify.annotations.NullMarked;
