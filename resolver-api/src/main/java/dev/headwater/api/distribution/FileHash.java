// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.Locale;

/**
 * One hash of a file.
 *
 * <pre>{@code
 * FileHash.parse("sha256=E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855").isStrong();       // true
 * }</pre>
 *
 * <p>Algorithm and digits are kept in lower case, so that equal hashes are equal values.
 *
 * @param algorithm its name as in Python's {@code hashlib}: {@code sha256}, {@code sha3_512}, {@code blake2b}
 * @param hex the hash in hexadecimal digits
 * @see <a href="https://packaging.python.org/en/latest/specifications/simple-repository-api/">Simple repository API</a>
 * @since 0.1.0
 */
public record FileHash(String algorithm, String hex) {
    /** Longer than any hash; {@code shake} ones have the length that their maker likes. */
    private static final int LONGEST = 1024;

    /**
     * Checks both and lowers their case.
     *
     * @throws InvalidHashException if the algorithm is no name, or the hash is not pairs of hexadecimal digits, or not
     *     of the algorithm's length where that is known
     */
    public FileHash {
        for (int i = 0; i < algorithm.length(); i++) {
            if (!isAlphanumeric(algorithm.charAt(i)) && algorithm.charAt(i) != '_' && algorithm.charAt(i) != '-') {
                throw new InvalidHashException(algorithm, i, "the name of an algorithm, such as sha256");
            }
        }
        if (algorithm.isEmpty()) {
            throw new InvalidHashException(algorithm, 0, "the name of an algorithm, such as sha256");
        }
        for (int i = 0; i < hex.length(); i++) {
            if (Character.digit(hex.charAt(i), 16) < 0 || hex.charAt(i) >= 0x80) {
                throw new InvalidHashException(hex, i, "a hexadecimal digit");
            }
        }
        algorithm = algorithm.toLowerCase(Locale.ROOT);
        int digits = HashStrength.digits(algorithm);
        if (hex.length() % 2 != 0
                || hex.isEmpty()
                || hex.length() > LONGEST
                || (digits > 0 && hex.length() != digits)) {
            throw new InvalidHashException(
                    hex,
                    hex.length(),
                    digits > 0 ? digits + " hexadecimal digits for " + algorithm : "pairs of digits");
        }
        hex = hex.toLowerCase(Locale.ROOT);
    }

    /**
     * Parses {@code sha256=…} as in the fragment of a URL, or {@code sha256:…} as in a requirements file.
     *
     * @throws InvalidHashException if it is neither
     */
    public static FileHash parse(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ':') {
            at++;
        }
        if (at == text.length()) {
            throw new InvalidHashException(text, at, "'=' or ':' and the hash");
        }
        try {
            return new FileHash(text.substring(0, at), text.substring(at + 1));
        } catch (InvalidHashException e) {
            boolean inName = e.text().length() == at && text.startsWith(e.text());
            throw new InvalidHashException(text, inName ? e.position() : at + 1 + e.position(), e.expected());
        }
    }

    /**
     * {@return whether nobody is known to be able to make another file with this hash} True of SHA-2 from 256 bits,
     * SHA-3, BLAKE2; false of MD5, SHA-1, and of what is not known.
     */
    public boolean isStrong() {
        return HashStrength.of(algorithm) > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileHash that && hex.equals(that.hex) && algorithm.equals(that.algorithm);
    }

    @Override
    public int hashCode() {
        return 31 * algorithm.hashCode() + hex.hashCode();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** {@return the hash as in a requirements file: {@code sha256:…}} */
    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
