// SPDX-License-Identifier: Apache-2.0
/** What a POM says: its elements with their lines, a policy written in them, and hints in their words. */
@NullMarked
package dev.headwater.maven.pom;

import org.jspecify.annotations.NullMarked;
