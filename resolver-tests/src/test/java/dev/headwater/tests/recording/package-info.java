// SPDX-License-Identifier: Apache-2.0
/** The shared workloads, real requests to recorded indexes, and a second, simple judge of their answers. */
@NullMarked
package dev.headwater.tests.recording;

import org.jspecify.annotations.NullMarked;
