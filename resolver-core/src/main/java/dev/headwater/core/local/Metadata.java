// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.index.MetadataAnswer;
import java.util.function.Supplier;

/**
 * Answers made of texts. A requirement that cannot be read is no matter of the index: it may be one that nobody asks
 * for.
 */
public final class Metadata {
    private Metadata() {}

    /** {@return what a text says, or why it cannot be used} */
    public static MetadataAnswer read(String text, MetadataAnswer.Source source) {
        return read(() -> CoreMetadata.parse(text), source);
    }

    /** {@return what a text in UTF-8 says, or why it cannot be used} */
    static MetadataAnswer read(byte[] text, MetadataAnswer.Source source) {
        return read(() -> CoreMetadata.parse(text), source);
    }

    private static MetadataAnswer read(Supplier<CoreMetadata> reading, MetadataAnswer.Source source) {
        try {
            return new MetadataAnswer.Found(reading.get().withoutDescription(), source);
        } catch (InvalidTextException e) {
            return new MetadataAnswer.Unusable("has metadata that cannot be read: " + e.getMessage());
        }
    }

    /** {@return the answer for a file of which no metadata was recorded} */
    static MetadataAnswer missing(String filename) {
        boolean wheel = filename.endsWith(".whl");
        return new MetadataAnswer.Unusable(
                wheel ? "has no recorded metadata" : "has no reliable metadata without building it");
    }
}
