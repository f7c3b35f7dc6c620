// SPDX-License-Identifier: Apache-2.0
/** What the documents promise. */
@NullMarked
package dev.headwater.tests.documents;

import org.jspecify.annotations.NullMarked;
