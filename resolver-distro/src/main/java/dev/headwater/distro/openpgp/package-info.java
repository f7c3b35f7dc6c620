// SPDX-License-Identifier: Apache-2.0
/** Who signed a file. */
@NullMarked
package dev.headwater.distro.openpgp;

import org.jspecify.annotations.NullMarked;
