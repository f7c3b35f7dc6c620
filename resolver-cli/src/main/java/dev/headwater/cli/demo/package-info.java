// SPDX-License-Identifier: Apache-2.0
/** The demo: a feed and two recordings that come with the program, and the true story that it tells of them. */
@NullMarked
package dev.headwater.cli.demo;

import org.jspecify.annotations.NullMarked;
