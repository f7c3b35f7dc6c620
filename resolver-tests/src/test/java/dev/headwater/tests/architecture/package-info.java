// SPDX-License-Identifier: Apache-2.0
/** Rules of the house that the compiler cannot check. */
@NullMarked
package dev.headwater.tests.architecture;

import org.jspecify.annotations.NullMarked;
