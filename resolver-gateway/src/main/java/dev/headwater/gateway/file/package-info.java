// SPDX-License-Identifier: Apache-2.0
/** The bytes of files: got as they come, held against their hashes, and kept in a folder. */
@NullMarked
package dev.headwater.gateway.file;

import org.jspecify.annotations.NullMarked;
