// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.core.RecordingIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The two recordings that come with the program, both cut from real indexes. */
public final class DemoIndexes {
    /** The Python packages of Debian 12. */
    public static final IndexId DEBIAN = IndexId.parse("debian");
    /** The public index. */
    public static final IndexId PYPI = IndexId.parse("pypi");

    private DemoIndexes() {}

    /**
     * {@return the entry of one of them in a policy}
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public static IndexEntry entry(IndexId id) {
        return IndexEntry.builder(id, location(id)).kind(IndexKind.RECORDING).build();
    }

    /**
     * Opens one of them.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public static PackageIndex open(IndexId id) {
        String location = location(id);
        try (InputStream archive = DemoIndexes.class.getResourceAsStream(id + ".tar.gz")) {
            if (archive == null) {
                throw new IllegalStateException("the recording of " + id + " is missing");
            }
            return RecordingIndex.ofArchive(location, archive.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String location(IndexId id) {
        if (!id.equals(DEBIAN) && !id.equals(PYPI)) {
            throw new IllegalArgumentException("the demo has no index " + id + "; it has " + DEBIAN + " and " + PYPI);
        }
        return "demo/" + id + ".tar.gz";
    }
}
