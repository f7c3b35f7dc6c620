// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last columns of a list of contents, {@code section/package,section/package}: millions of lines have one of some
 * tens of thousands, so each is read once, and found again by its bytes.
 */
final class PackageLists {
    private Entry[] table = new Entry[1 << 12];
    private int size;
    private final Set<String> named = new LinkedHashSet<>();

    /** One of them. */
    private static final class Entry {
        final byte[] bytes;
        final int hash;
        final List<String> packages;

        Entry(byte[] bytes, int hash, List<String> packages) {
            this.bytes = bytes;
            this.hash = hash;
            this.packages = packages;
        }
    }

    /** {@return the packages of a column, or {@code null} for what is no such column} */
    @Nullable
    List<String> packages(byte[] buffer, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i];
        }
        hash ^= hash >>> 16;
        int at = hash & (table.length - 1);
        while (table[at] != null) {
            Entry entry = table[at];
            if (entry.hash == hash && Arrays.equals(entry.bytes, 0, entry.bytes.length, buffer, from, to)) {
                return entry.packages;
            }
            at = (at + 1) & (table.length - 1);
        }
        List<String> packages = read(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
        if (packages != null) {
            named.addAll(packages);
            add(new Entry(Arrays.copyOfRange(buffer, from, to), hash, packages));
        }
        return packages;
    }

    private static @Nullable List<String> read(String column) {
        List<String> packages = new ArrayList<>(1);
        for (String item : column.split(",", -1)) {
            String name = item.substring(item.lastIndexOf('/') + 1);
            if (!PackageName.isOne(name)) {
                return null;
            }
            packages.add(name);
        }
        return List.copyOf(packages);
    }

    private void add(Entry entry) {
        if (++size * 2 > table.length) {
            Entry[] smaller = table;
            table = new Entry[2 * smaller.length];
            for (Entry each : smaller) {
                if (each != null) {
                    place(each);
                }
            }
        }
        place(entry);
    }

    private void place(Entry entry) {
        int at = entry.hash & (table.length - 1);
        while (table[at] != null) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = entry;
    }

    /** {@return how many there are} */
    int size() {
        return size;
    }

    /** {@return all packages of all of them} */
    Set<String> named() {
        return named;
    }
}
