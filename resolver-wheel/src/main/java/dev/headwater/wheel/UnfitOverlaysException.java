// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.InvalidInputException;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.text.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The overlays for a wheel cannot be applied to what it says. Nothing was written.
 *
 * @since 0.1.0
 */
public final class UnfitOverlaysException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final transient List<OverlayProblem> problems;

    UnfitOverlaysException(Path file, List<OverlayProblem> problems) {
        super(Shown.text(file.toString()) + ": the overlays for it do not fit: "
                + problems.stream()
                        .flatMap(problem -> problem.overlays().stream())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    /** {@return the wheel} */
    public Path file() {
        return file;
    }

    /** {@return why} */
    public List<OverlayProblem> problems() {
        return problems;
    }
}
