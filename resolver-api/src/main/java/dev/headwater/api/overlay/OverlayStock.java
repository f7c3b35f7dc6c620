// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.name.ProjectName;
import java.util.List;

/**
 * Overlays that were put together by {@link OverlaySet#of(List)} before, without a fault, and are read as they are
 * asked for: of thousands, a resolution asks for few. Safe for use by many threads; always the same.
 *
 * @since 0.1.0
 */
public interface OverlayStock {
    /** {@return whether there are none} */
    boolean isEmpty();

    /** {@return those for a project, sorted by id} */
    List<Overlay> on(ProjectName project);

    /** {@return all, sorted by id} */
    List<Overlay> all();

    /** {@return what {@link OverlaySet#digest()} is of all; not asked where there are none} */
    String digest();

    /** {@return what all of them need} */
    OverlayNeeds needs();
}
