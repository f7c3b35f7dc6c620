// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.index.ProjectPage;

/** A page that several suppliers have put together: what an earlier one has is tried first, whatever its version. */
public interface TieredPage extends ProjectPage {
    /** {@return the place of a row's supplier; among rows of one tier the usual order decides} */
    int tier(int row);
}
