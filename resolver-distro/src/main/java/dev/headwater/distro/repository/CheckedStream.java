// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.distro.listed.ListedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads along, to tell at the end whether it was what was promised. More than was promised is not read. */
final class CheckedStream extends FilterInputStream {
    private final Optional<ListedFile> promised;
    private final @Nullable MessageDigest digest;
    private long count;
    private boolean atEnd;

    CheckedStream(InputStream in, Optional<ListedFile> promised) {
        super(in);
        this.promised = promised;
        digest = promised.map(ListedFile::algorithm).map(CheckedStream::digest).orElse(null);
    }

    /** {@return what computes a digest, by the word of file formats for it} */
    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.replaceFirst("^sha", "SHA-"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, SHA-384 and SHA-512", e);
        }
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /** {@return what is wrong with what was read} */
    Optional<String> fault() {
        if (promised.isEmpty() || digest == null) {
            return Optional.empty();
        }
        ListedFile file = promised.get();
        if (count != file.size()) {
            String more = count > file.size() ? "more than " : "";
            return Optional.of("has " + more + Math.min(count, file.size()) + more(file));
        }
        String found = HexFormat.of().formatHex(digest.digest());
        return found.equals(file.digest())
                ? Optional.empty()
                : Optional.of("has the " + file.algorithm() + " " + found + ", where " + file.list() + " says "
                        + file.digest());
    }

    private String more(ListedFile file) {
        return count > file.size()
                ? " bytes that " + file.list() + " says"
                : " bytes, where " + file.list() + " says " + file.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        boolean tooMany = promised.isPresent() && count > promised.get().size();
        int read = tooMany ? -1 : super.read(target, offset, length);
        if (read < 0) {
            atEnd = true;
            return -1;
        }
        if (digest != null) {
            digest.update(target, offset, read);
        }
        count += read;
        return read;
    }

    @Override
    public long skip(long count) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
