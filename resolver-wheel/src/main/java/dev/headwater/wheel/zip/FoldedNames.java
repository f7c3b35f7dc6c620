// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names of an archive as a file system may have them that does not tell case and normal forms of Unicode apart:
 * what falls together there is refused everywhere.
 */
final class FoldedNames {
    /** By folded name without the slash behind a folder. Sorted, so that what is in a folder stands behind it. */
    private final TreeMap<String, WheelEntry> entries = new TreeMap<>();

    void add(WheelEntry entry) throws DamagedArchiveException {
        WheelEntry other = entries.putIfAbsent(folded(path(entry)), entry);
        if (other == null) {
            return;
        }
        throw new DamagedArchiveException(
                path(other).equals(path(entry))
                        ? DirectoryReader.shown(entry.name()) + " is there twice"
                        : DirectoryReader.shown(other.name()) + " and " + DirectoryReader.shown(entry.name())
                                + " are one name where case and normal form do not count");
    }

    /** What is a file for one path cannot be a folder for another. */
    void checkFolders() throws DamagedArchiveException {
        for (Map.Entry<String, WheelEntry> each : entries.entrySet()) {
            String within = each.getKey() + "/";
            String next = entries.ceilingKey(within);
            if (!each.getValue().isFolder() && next != null && next.startsWith(within)) {
                throw new DamagedArchiveException(
                        DirectoryReader.shown(each.getValue().name()) + " is a file, and the folder of others");
            }
        }
    }

    private static String path(WheelEntry entry) {
        String name = entry.name();
        return entry.isFolder() ? name.substring(0, name.length() - 1) : name;
    }

    private static String folded(String path) {
        String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
