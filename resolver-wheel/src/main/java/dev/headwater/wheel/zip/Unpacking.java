// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one file, and no byte more than it says that it has. */
final class Unpacking {
    private static final int PIECE = 1 << 16;

    private final ArchiveBytes archive;
    private final WheelEntry entry;
    private final OutputStream target;
    private final CRC32 crc = new CRC32();
    private long written;

    Unpacking(ArchiveBytes archive, WheelEntry entry, OutputStream target) {
        this.archive = archive;
        this.entry = entry;
        this.target = target;
    }

    void run() throws IOException {
        if (entry.method() == WheelEntry.STORED) {
            for (long left = entry.compressed(); left > 0; left -= PIECE) {
                byte[] piece = piece(left);
                write(piece, piece.length);
            }
        } else if (entry.compressed() > 0) {
            inflate();
        }
        if (written != entry.size() || crc.getValue() != entry.crc()) {
            throw damaged();
        }
    }

    private byte[] piece(long left) throws IOException {
        long from = entry.data() + entry.compressed() - left;
        return archive.read(from, (int) Math.min(PIECE, left)).array();
    }

    private void inflate() throws IOException {
        Inflater inflater = new Inflater(true);
        byte[] unpacked = new byte[PIECE];
        try {
            for (long left = entry.compressed(); left > 0; left -= PIECE) {
                inflater.setInput(piece(left));
                int length = inflater.inflate(unpacked);
                while (length > 0) {
                    write(unpacked, length);
                    length = inflater.inflate(unpacked);
                }
                if (inflater.needsDictionary() || (inflater.finished() && left > PIECE)) {
                    throw damaged();
                }
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw damaged();
            }
        } catch (DataFormatException e) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        written += length;
        if (written > entry.size()) {
            throw damaged();
        }
        crc.update(bytes, 0, length);
        target.write(bytes, 0, length);
    }

    private DamagedArchiveException damaged() {
        return new DamagedArchiveException(DirectoryReader.shown(entry.name()) + " is damaged");
    }
}
