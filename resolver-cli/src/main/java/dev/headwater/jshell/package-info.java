// SPDX-License-Identifier: Apache-2.0
/** The library in one line, for JShell: {@code Headwater.resolve("flask", Index.of("debian", "feed.tar.gz"))}. */
@NullMarked
package dev.headwater.jshell;

import org.jspecify.annotations.NullMarked;
