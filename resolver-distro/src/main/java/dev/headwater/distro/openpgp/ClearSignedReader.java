// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.openpgp;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a text in the cleartext form apart, line by line. All that is not signed is refused, but for white space behind
 * the last line: who reads on from this text reads nothing that nobody signed.
 */
final class ClearSignedReader {
    private static final byte[] FIRST = Armor.ascii("-----BEGIN PGP SIGNED MESSAGE-----");
    private static final byte[] SIGNATURE = Armor.ascii("-----BEGIN " + Armor.SIGNATURE + "-----");
    private static final byte[] LAST = Armor.ascii("-----END " + Armor.SIGNATURE + "-----");
    private static final byte[] HASH = Armor.ascii("Hash: ");

    private final byte[] file;
    private int next;
    /** The line that was read last: where it begins, and where it ends without white space. */
    private int begin;

    private int end;

    ClearSignedReader(byte[] file) {
        this.file = file;
    }

    SignedText read() {
        require(advance() && is(FIRST), "it does not begin as a signed text does");
        while (advance() && end > begin) {
            require(Armor.startsWith(file, begin, HASH), "a header stands before the text that is not signed");
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(file.length);
        ByteArrayOutputStream signed = new ByteArrayOutputStream(file.length + file.length / 64);
        boolean more = advance();
        for (; more && !is(SIGNATURE); more = advance()) {
            line(text, signed);
        }
        require(more, "the text has no signature");
        List<byte[]> signatures = List.of(signature());
        return new SignedText(SignedText.Form.CLEAR, text.toByteArray(), signed.toByteArray(), signatures);
    }

    /** Lines are signed with the same ends everywhere, and the last without one. */
    private void line(ByteArrayOutputStream text, ByteArrayOutputStream signed) {
        boolean escaped = begin < end && file[begin] == '-';
        require(!escaped || (begin + 1 < file.length && file[begin + 1] == ' '), "a line begins with a dash");
        int from = Math.min(escaped ? begin + 2 : begin, end);
        if (text.size() > 0) {
            signed.write('\r');
            signed.write('\n');
        }
        signed.write(file, from, end - from);
        text.write(file, from, end - from);
        text.write('\n');
    }

    private byte[] signature() {
        int from = begin;
        boolean more = advance();
        while (more && !is(LAST)) {
            require(end == begin || file[begin] != '-', "its signature has a line that belongs to none");
            more = advance();
        }
        require(more, "its signature has no end");
        byte[] block = Arrays.copyOfRange(file, from, next);
        while (advance()) {
            require(end == begin, "something follows the signature");
        }
        return block;
    }

    /** Goes to the next line, if there is one. */
    private boolean advance() {
        if (next >= file.length) {
            return false;
        }
        begin = next;
        int feed = begin;
        while (feed < file.length && file[feed] != '\n') {
            feed++;
        }
        next = feed + 1;
        end = feed;
        while (end > begin && isBlank(file[end - 1])) {
            end--;
        }
        return true;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private boolean is(byte[] line) {
        return Arrays.equals(file, begin, end, line, 0, line.length);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new UntrustedTextException(problem);
        }
    }
}
