// SPDX-License-Identifier: Apache-2.0
/** Core metadata: what a release says of itself, its fields, their rules, and license expressions. */
@NullMarked
package dev.headwater.api.metadata;

import org.jspecify.annotations.NullMarked;
