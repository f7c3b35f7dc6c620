// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

/** Where the fields of an entry are in the directory at the end of an archive. */
final class DirectoryHeader {
    static final int SIGNATURE = 0x02014b50;
    static final int LENGTH = 46;

    static final int NEEDED = 6;
    static final int FLAGS = 8;
    static final int METHOD = 10;
    static final int TIME = 12;
    static final int CRC = 16;
    static final int COMPRESSED = 20;
    static final int SIZE = 24;
    static final int NAME_LENGTH = 28;
    static final int EXTRA_LENGTH = 30;
    static final int COMMENT_LENGTH = 32;
    static final int DISK = 34;
    static final int ATTRIBUTES = 38;
    static final int OFFSET = 42;

    private DirectoryHeader() {}
}
