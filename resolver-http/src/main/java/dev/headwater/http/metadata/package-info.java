// SPDX-License-Identifier: Apache-2.0
/** Reads the metadata of files over the network: where the standards let it be found, in as few bytes as can be. */
@NullMarked
package dev.headwater.http.metadata;

import org.jspecify.annotations.NullMarked;
