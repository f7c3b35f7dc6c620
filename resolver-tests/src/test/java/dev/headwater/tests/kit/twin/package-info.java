// SPDX-License-Identifier: Apache-2.0
/** What faulty twins are made of: the library told, reading or saying something else than it should. */
@NullMarked
package dev.headwater.tests.kit.twin;

import org.jspecify.annotations.NullMarked;
