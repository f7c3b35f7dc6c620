// SPDX-License-Identifier: Apache-2.0
/** Which Pythons and platforms projects serve by their files. */
@NullMarked
package dev.headwater.api.support;

import org.jspecify.annotations.NullMarked;
