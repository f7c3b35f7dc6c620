// SPDX-License-Identifier: Apache-2.0
/** The gateway, asked over HTTP, before indexes on loopback. */
@NullMarked
package dev.headwater.tests.gateway;

import org.jspecify.annotations.NullMarked;
