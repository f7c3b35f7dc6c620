// SPDX-License-Identifier: Apache-2.0
/**
 * Where answers of indexes are kept from one run to the next: a port, and a folder on disk behind it. It knows nothing
 * of indexes, pages or HTTP.
 */
@NullMarked
package dev.headwater.http.store;

import org.jspecify.annotations.NullMarked;
