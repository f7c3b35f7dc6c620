// SPDX-License-Identifier: Apache-2.0
/**
 * What the documents promise. Every fenced block of README.md, CONTRIBUTING.md and {@code docs/} says by its info
 * string what it is, and each kind has a test: {@link Fence} has the kinds.
 */
@NullMarked
package dev.headwater.tests.documents;

import org.jspecify.annotations.NullMarked;
