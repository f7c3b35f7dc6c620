// SPDX-License-Identifier: Apache-2.0
/** What is exported, held against the schemas of others, and of large solutions. */
@NullMarked
package dev.headwater.tests.export;

import org.jspecify.annotations.NullMarked;
