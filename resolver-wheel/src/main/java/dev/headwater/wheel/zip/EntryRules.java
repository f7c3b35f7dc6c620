// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.archive.MemberPath;
import java.util.Arrays;

/** What an entry must be to be unpacked by everybody in the same way: a file or a folder, within the archive's own. */
final class EntryRules {
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    /** How hard was compressed (bits 1 and 2), a descriptor behind the data, and a name in UTF-8. */
    private static final int KNOWN = 1 << 1 | 1 << 2 | WheelEntry.DESCRIPTOR | WheelEntry.UTF8;

    /** Systems allow 4,096 bytes for a path, and 260 characters are what works on all. */
    private static final int LONGEST_NAME = 1000;

    private static final int MOST_FOLDERS = 100;
    private static final long SEE_64 = 0xffff_ffffL;
    private static final int TYPE = 0xf000;
    private static final int FILE = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int LINK = 0xa000;

    private EntryRules() {}

    static void check(WheelEntry entry) throws DamagedArchiveException {
        checkName(entry);
        checkKind(entry);
        checkForm(entry);
    }

    private static void checkName(WheelEntry entry) throws DamagedArchiveException {
        String name = entry.name();
        if (name.length() > LONGEST_NAME || name.chars().filter(c -> c == '/').count() > MOST_FOLDERS) {
            throw damaged(
                    entry, "has a name of more than " + LONGEST_NAME + " characters or " + MOST_FOLDERS + " folders");
        }
        String path = entry.isFolder() ? name.substring(0, name.length() - 1) : name;
        if (path.isEmpty() || !MemberPath.of(path).equals(path)) {
            throw damaged(entry, "is no plain path below the folder that a wheel is unpacked to");
        }
        if (name.chars().anyMatch(EntryRules::isOfOneSystem)) {
            throw damaged(entry, "has a character in its name that is not the same on all systems");
        }
        if (Arrays.stream(path.split("/", -1)).anyMatch(EntryRules::isCutShort)) {
            throw damaged(entry, "has a dot or a space at the end of a name, which some systems leave out");
        }
        if ((entry.flags() & WheelEntry.UTF8) == 0 && name.chars().anyMatch(c -> c >= 0x80)) {
            throw damaged(entry, "has a name that is not ASCII and not marked as UTF-8");
        }
    }

    /** What is a separator, an end of a line or no character of a name somewhere. */
    private static boolean isOfOneSystem(int c) {
        return "\\:|?*<>\"\u2028\u2029".indexOf(c) >= 0 || Character.isISOControl(c);
    }

    private static boolean isCutShort(String part) {
        return part.endsWith(".") || part.endsWith(" ");
    }

    private static void checkKind(WheelEntry entry) throws DamagedArchiveException {
        int type = entry.u16(DirectoryHeader.ATTRIBUTES + 2) & TYPE;
        if (type == LINK) {
            throw damaged(entry, "is a symbolic link");
        }
        if (type != 0 && type != (entry.isFolder() ? FOLDER : FILE)) {
            throw damaged(entry, "is neither a file nor a folder, or is named as the other");
        }
        if (entry.isFolder() && entry.size() != 0) {
            throw damaged(entry, "is a folder with bytes");
        }
    }

    private static void checkForm(WheelEntry entry) throws DamagedArchiveException {
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw damaged(entry, "is encrypted");
        }
        if ((entry.flags() & ~KNOWN) != 0
                || (entry.method() != WheelEntry.STORED && entry.method() != WheelEntry.DEFLATED)) {
            throw damaged(entry, "is compressed in another way than deflate, which not every installer reads");
        }
        if (entry.u16(DirectoryHeader.DISK) != 0) {
            throw damaged(entry, "is in another file of an archive in several");
        }
        int nameEnd = DirectoryHeader.LENGTH + entry.u16(DirectoryHeader.NAME_LENGTH);
        ExtraFields extra = ExtraFields.parse(
                Arrays.copyOfRange(entry.header(), nameEnd, nameEnd + entry.u16(DirectoryHeader.EXTRA_LENGTH)), entry);
        if (entry.size() == SEE_64
                || entry.compressed() == SEE_64
                || entry.offset() == SEE_64
                || extra.hasLargeSizes()) {
            throw damaged(entry, "is in the form for more than 4 GiB (zip64), which is not rewritten");
        }
        if (entry.method() == WheelEntry.STORED && entry.size() != entry.compressed()) {
            throw damaged(entry, "is not compressed, and has two sizes");
        }
    }

    private static DamagedArchiveException damaged(WheelEntry entry, String fault) {
        return new DamagedArchiveException(DirectoryReader.shown(entry.name()) + " " + fault);
    }
}
