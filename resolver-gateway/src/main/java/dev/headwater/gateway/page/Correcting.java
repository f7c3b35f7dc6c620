// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How wheels are served whose metadata overlays correct. */
interface Correcting {
    /** {@return what is complete once it is noted of each of these rows how it is served, or that it is not} */
    CompletableFuture<?> correct(Corrections corrections, List<Integer> wheels);
}
