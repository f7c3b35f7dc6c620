// SPDX-License-Identifier: Apache-2.0
/** Answers requests over HTTP: which is let in, what it asks for, and how that is written. */
@NullMarked
package dev.headwater.gateway.server;

import org.jspecify.annotations.NullMarked;
