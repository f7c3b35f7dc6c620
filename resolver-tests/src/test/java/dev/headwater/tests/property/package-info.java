// SPDX-License-Identifier: Apache-2.0
/** Laws of a resolution, held over generated universes; each failure tells its seed and the smallest universe. */
@NullMarked
package dev.headwater.tests.property;

import org.jspecify.annotations.NullMarked;
