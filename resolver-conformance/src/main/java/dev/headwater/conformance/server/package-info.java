// SPDX-License-Identifier: Apache-2.0
/** Serves the indexes of a scenario on loopback, each as a Simple API of its own, and notes what is asked for. */
@NullMarked
package dev.headwater.conformance.server;

import org.jspecify.annotations.NullMarked;
