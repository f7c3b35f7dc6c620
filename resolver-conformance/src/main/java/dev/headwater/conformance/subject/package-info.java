// SPDX-License-Identifier: Apache-2.0
/** Who a scenario is put to: this library, its command line, other installers, and tools that read JSON. */
@NullMarked
package dev.headwater.conformance.subject;

import org.jspecify.annotations.NullMarked;
