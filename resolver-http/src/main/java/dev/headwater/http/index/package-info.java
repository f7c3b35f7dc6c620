// SPDX-License-Identifier: Apache-2.0
/** Indexes on the network: what a response means for the three answers about a project, and which location is asked. */
@NullMarked
package dev.headwater.http.index;

import org.jspecify.annotations.NullMarked;
