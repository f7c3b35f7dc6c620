// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.InvalidInputException;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;

/** The configuration of the plugin cannot be meant: where, what is wrong, and what to write instead. */
public final class InvalidPomException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    /**
     * Describes a fault of an element.
     *
     * @param place where it stands
     * @param path the element, by those that lead to it: {@code policy/indexes/index[2]/reserved}
     * @param problem what is wrong and what to write instead
     */
    public InvalidPomException(Place place, String path, String problem) {
        super(UrlSecrets.masked(place + ": " + Shown.text(path) + ": " + Shown.lines(problem)));
    }

    /** Describes a fault of the configuration as a whole. */
    public InvalidPomException(String problem) {
        super(UrlSecrets.masked(Shown.lines(problem)));
    }
}
