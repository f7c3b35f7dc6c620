// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** How the pages look. */
public final class StyleSheet {
    private StyleSheet() {}

    /** {@return the style sheet} */
    public static byte[] bytes() {
        try (InputStream in = StyleSheet.class.getResourceAsStream("style.css")) {
            if (in == null) {
                throw new IllegalStateException("the style sheet is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet cannot be read", e);
        }
    }
}
