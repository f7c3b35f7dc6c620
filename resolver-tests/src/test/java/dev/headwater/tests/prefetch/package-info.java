// SPDX-License-Identifier: Apache-2.0
/** What reading ahead costs and saves, with indexes whose answers take a while. */
@NullMarked
package dev.headwater.tests.prefetch;

import org.jspecify.annotations.NullMarked;
