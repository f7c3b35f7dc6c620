// SPDX-License-Identifier: Apache-2.0
/** Names of projects, extras and dependency groups, compared in normalized form. */
@NullMarked
package dev.headwater.api.name;

import org.jspecify.annotations.NullMarked;
