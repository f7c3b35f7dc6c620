// SPDX-License-Identifier: Apache-2.0
/** What a host has of the library besides answers: its classes, its threads, its jars. */
@NullMarked
package dev.headwater.tests.embedding;

import org.jspecify.annotations.NullMarked;
