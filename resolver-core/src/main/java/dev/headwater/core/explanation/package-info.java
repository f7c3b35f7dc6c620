// SPDX-License-Identifier: Apache-2.0
/** The explanation of an outcome: which facts a proof rests on, merged how, and what should be known besides. */
@NullMarked
package dev.headwater.core.explanation;

import org.jspecify.annotations.NullMarked;
