// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.openpgp;

import java.util.List;

/**
 * A text and what is said to be signatures of it. Nothing is verified by making one.
 *
 * <pre>{@code
 * SignedText release = SignedText.parse(inRelease);
 * Keyring.parse(keys).verify(release, clock.instant());
 * read(release.text());
 * }</pre>
 */
public final class SignedText {
    /** Whether line ends and spaces at the ends of lines belong to what is signed. */
    enum Form {
        /** They do not. */
        CLEAR,
        /** Each byte does. */
        DETACHED
    }

    private final Form form;
    private final byte[] text;
    private final byte[] signed;
    private final List<byte[]> signatures;

    SignedText(Form form, byte[] text, byte[] signed, List<byte[]> signatures) {
        this.form = form;
        this.text = text;
        this.signed = signed;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * {@return a text that carries its signatures, such as {@code InRelease}}
     *
     * @throws UntrustedTextException if it is not in the cleartext form, or has anything before or behind it
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-7">RFC 9580, 7: cleartext signature framework</a>
     */
    public static SignedText parse(byte[] clearSigned) {
        return new ClearSignedReader(clearSigned).read();
    }

    /**
     * {@return a text with signatures in a file of their own, such as {@code Release} with {@code Release.gpg}}
     *
     * @param signatures of one or several keys, armored or not
     */
    public static SignedText of(byte[] text, byte[] signatures) {
        return new SignedText(Form.DETACHED, text, text, Armor.blocks(signatures, Armor.SIGNATURE));
    }

    Form form() {
        return form;
    }

    /** {@return what is signed, and nothing else, with a line feed at the end of each line; not a copy} */
    public byte[] text() {
        return text;
    }

    byte[] signed() {
        return signed;
    }

    List<byte[]> signatures() {
        return signatures;
    }
}
