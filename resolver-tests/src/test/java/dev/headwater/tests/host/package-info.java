// SPDX-License-Identifier: Apache-2.0
/** A resolver put together for a machine, as a build tool uses it. */
@NullMarked
package dev.headwater.tests.host;

import org.jspecify.annotations.NullMarked;
