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
        String path = entry.isFolder() ? name.substring(0, name.length() - 1) : name;
        if (path.isEmpty() || !MemberPath.of(path).equals(path)) {
            throw damaged(entry, "is no plain path below the folder that a wheel is unpacked to");
        }
        if (name.indexOf('\\') >= 0 || name.indexOf(':') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw damaged(entry, "has a character in its name that is not the same on all systems");
        }
        if ((entry.flags() & WheelEntry.UTF8) == 0 && name.chars().anyMatch(c -> c >= 0x80)) {
            throw damaged(entry, "has a name that is not ASCII and not marked as UTF-8");
        }
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
