// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.core.RecordingIndex;
import dev.headwater.distro.DistroIndexes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The indexes that come with the program: a feed of Debian 12, and two recordings, all of real ones. */
public final class DemoIndexes {
    /** The Python packages of Debian 12 with the relations of Debian, compiled. */
    public static final IndexId DEBIAN = IndexId.parse("debian");
    /** Some of the versions of Debian 12 with the files and the metadata that upstream published. */
    public static final IndexId PUBLISHED = IndexId.parse("debian-published");
    /** A public index. */
    public static final IndexId PYPI = IndexId.parse("pypi");

    /** Nothing of the demo counts days, and the feed has no date; all comes out the same at any time. */
    static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private DemoIndexes() {}

    /**
     * {@return the entry of one of them in a policy}
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public static IndexEntry entry(IndexId id) {
        IndexEntry.Builder entry = IndexEntry.builder(id, "demo/" + file(id));
        return id.equals(DEBIAN)
                ? entry.kind(IndexKind.FEED)
                        .set(PolicyKeys.ALLOW_UNSIGNED, true)
                        .build()
                : entry.kind(IndexKind.RECORDING).build();
    }

    /**
     * Opens one of them.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public static PackageIndex open(IndexId id) {
        IndexEntry entry = entry(id);
        byte[] file = read(file(id));
        return entry.kind() == IndexKind.FEED
                ? DistroIndexes.builder().clock(CLOCK).build().open(entry, file)
                : RecordingIndex.ofArchive(entry.location(), file);
    }

    private static byte[] read(String file) {
        try (InputStream resource = DemoIndexes.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException(file + " of the demo is missing");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(IndexId id) {
        List<IndexId> all = List.of(DEBIAN, PUBLISHED, PYPI);
        if (!all.contains(id)) {
            throw new IllegalArgumentException("the demo has no index " + id + "; it has " + all);
        }
        return id + (id.equals(DEBIAN) ? ".feed" : ".tar.gz");
    }
}
