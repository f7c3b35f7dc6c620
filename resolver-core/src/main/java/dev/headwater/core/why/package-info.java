// SPDX-License-Identifier: Apache-2.0
/** Why a project, or a version of it, is in an answer or is not. */
@NullMarked
package dev.headwater.core.why;

import org.jspecify.annotations.NullMarked;
