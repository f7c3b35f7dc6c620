// SPDX-License-Identifier: Apache-2.0
/** The session that asks and answers: it drives the solver, and reads projects and metadata from the indexes. */
@NullMarked
package dev.headwater.core.session;

import org.jspecify.annotations.NullMarked;
