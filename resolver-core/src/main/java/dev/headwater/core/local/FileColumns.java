// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.ProjectPage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of a recorded page while it is read: one array a column, growing together. */
final class FileColumns {
    static final int SHA256_BYTES = 32;
    /** In {@link #bodies}: no metadata file. */
    static final int NO_BODY = Integer.MIN_VALUE;
    /** In {@link #sizes}: not told. */
    static final long NO_SIZE = -1;

    private static final int FIRST_CAPACITY = 32;

    int count;
    private @Nullable String[] filenames = new @Nullable String[FIRST_CAPACITY];
    /** 32 bytes a file; all zero where there is no hash. */
    byte[] sha256 = new byte[FIRST_CAPACITY * SHA256_BYTES];

    long[] sizes = new long[FIRST_CAPACITY];
    long[] uploadTimes = new long[FIRST_CAPACITY];

    @Nullable
    String[] requiresPython = new @Nullable String[FIRST_CAPACITY];
    /** The reason, empty if there is none; null for a file that is not yanked. */
    @Nullable
    String[] yanks = new @Nullable String[FIRST_CAPACITY];

    int[] bodies = new int[FIRST_CAPACITY];

    /** A page of thousands of files has a few dozen different texts in its columns: each is kept once. */
    private final Map<String, String> shared = new HashMap<>();

    String filename(int file) {
        return Objects.requireNonNull(filenames[file]);
    }

    /** Adds a file of which nothing but its name is known yet, as file number {@link #count} less one. */
    void add(String filename) {
        if (count == sizes.length) {
            resize(count * 2);
        }
        filenames[count] = filename;
        sizes[count] = NO_SIZE;
        uploadTimes[count] = ProjectPage.NO_UPLOAD_TIME;
        bodies[count] = NO_BODY;
        count++;
    }

    String share(String text) {
        String before = shared.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    void trim() {
        resize(count);
    }

    private void resize(int capacity) {
        filenames = Arrays.copyOf(filenames, capacity);
        sha256 = Arrays.copyOf(sha256, capacity * SHA256_BYTES);
        sizes = Arrays.copyOf(sizes, capacity);
        uploadTimes = Arrays.copyOf(uploadTimes, capacity);
        requiresPython = Arrays.copyOf(requiresPython, capacity);
        yanks = Arrays.copyOf(yanks, capacity);
        bodies = Arrays.copyOf(bodies, capacity);
    }
}
