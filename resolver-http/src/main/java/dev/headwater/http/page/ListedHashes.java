// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.InvalidHashException;
import dev.headwater.api.index.ListingFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a file, or of its metadata file, as a page lists them, and their packed form.
 *
 * <p>One whose digits are missing is not there. One that is none spoils them all, and then none is there; who packs
 * them says what then. A file is not left unchecked that the index wanted checked, and so has a fault; a metadata file
 * is.
 *
 * <p>A fault does not repeat what the page says, for that may be anything.
 */
final class ListedHashes {
    private static final byte[] SHA256 = "sha256".getBytes(StandardCharsets.US_ASCII);
    private static final int SHA256_BYTES = 32;
    private static final int MOST = 64;

    private final byte[] digest = new byte[SHA256_BYTES];
    private final List<FileHash> others = new ArrayList<>();
    /** Whether {@link #digest} is the first hash; nearly always it is the only one. */
    private boolean sha256First;

    /** Why they are no hashes. */
    private @Nullable ListingFault fault;

    void clear() {
        sha256First = false;
        others.clear();
        fault = null;
    }

    void copy(ListedHashes from) {
        System.arraycopy(from.digest, 0, digest, 0, SHA256_BYTES);
        sha256First = from.sha256First;
        others.clear();
        others.addAll(from.others);
        fault = from.fault;
    }

    /** Makes them all count for nothing, for a reason. */
    void spoil(ListingFault reason) {
        fault = reason;
    }

    void add(Slice algorithm, Slice hex) {
        if (hex.isEmpty()) {
            return;
        }
        if (!sha256First && others.isEmpty() && algorithm.is(SHA256) && readSha256(hex)) {
            sha256First = true;
            return;
        }
        try {
            if (others.size() == MOST) {
                spoil(ListingFault.TOO_MANY_HASHES);
            } else {
                others.add(new FileHash(algorithm.toString(), hex.toString()));
            }
        } catch (InvalidHashException e) {
            spoil(ListingFault.MALFORMED_HASH);
        }
    }

    private boolean readSha256(Slice hex) {
        if (hex.length() != 2 * SHA256_BYTES) {
            return false;
        }
        byte[] bytes = hex.bytes;
        byte[] read = digest;
        for (int i = 0, at = hex.from; i < SHA256_BYTES; i += Integer.BYTES, at += Words.SIZE) {
            long value = Words.hex(Words.at(bytes, at));
            if (value < 0) {
                return false;
            }
            read[i] = (byte) value;
            read[i + 1] = (byte) (value >>> 8);
            read[i + 2] = (byte) (value >>> 16);
            read[i + 3] = (byte) (value >>> 24);
        }
        return true;
    }

    /** {@return why they are none: there is one that is none, or there are two of an algorithm that differ} */
    @Nullable
    ListingFault fault() {
        if (fault == null && !others.isEmpty()) {
            List<FileHash> unusedAll = distinct();
        }
        return fault;
    }

    /**
     * Writes how many hashes there are, and of each its algorithm as a number of a text, its length and its bytes; none
     * if they are spoiled.
     */
    void write(ByteSink out, TextPool texts) {
        if (!writeUsual(out, texts)) {
            List<FileHash> distinct = distinct();
            writeAll(fault == null ? distinct : List.of(), out, texts);
        }
    }

    /** Nothing or SHA-256 alone, without making an object of it. */
    private boolean writeUsual(ByteSink out, TextPool texts) {
        if (fault != null || !others.isEmpty()) {
            return false;
        }
        out.writeNumber(sha256First ? 1 : 0);
        if (sha256First) {
            writeHash(out, texts.add(SHA256, 0, SHA256.length), digest);
        }
        return true;
    }

    private List<FileHash> distinct() {
        List<FileHash> all = new ArrayList<>();
        if (sha256First) {
            all.add(new FileHash("sha256", HexFormat.of().formatHex(digest)));
        }
        all.addAll(others);
        try {
            return FileHashes.of(all).asList();
        } catch (InvalidHashException e) {
            spoil(ListingFault.CONFLICTING_HASHES);
            return List.of();
        }
    }

    private static void writeAll(List<FileHash> hashes, ByteSink out, TextPool texts) {
        out.writeNumber(hashes.size());
        for (FileHash hash : hashes) {
            byte[] algorithm = hash.algorithm().getBytes(StandardCharsets.US_ASCII);
            writeHash(
                    out,
                    texts.add(algorithm, 0, algorithm.length),
                    HexFormat.of().parseHex(hash.hex()));
        }
    }

    private static void writeHash(ByteSink out, int algorithm, byte[] digest) {
        out.writeNumber(algorithm);
        out.writeNumber(digest.length);
        out.write(digest, 0, digest.length);
    }
}
