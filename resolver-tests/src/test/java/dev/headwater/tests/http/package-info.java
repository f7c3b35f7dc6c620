// SPDX-License-Identifier: Apache-2.0
/** Indexes over HTTP against servers on loopback that answer in every way that servers do. */
@NullMarked
package dev.headwater.tests.http;

import org.jspecify.annotations.NullMarked;
