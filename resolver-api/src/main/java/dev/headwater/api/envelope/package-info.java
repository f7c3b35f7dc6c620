// SPDX-License-Identifier: Apache-2.0
/** Files of our own with a signature before what is signed. */
@NullMarked
package dev.headwater.api.envelope;

import org.jspecify.annotations.NullMarked;
