// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.text;

import dev.headwater.api.text.Shown;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A line of RECORD.
 *
 * @param text the line as it is written
 * @param end what ends it; empty for a last line that is not ended
 * @param path the path; empty for a line that says nothing
 * @param hash algorithm and hash; may be empty
 * @param size the size in digits; may be empty
 */
public record RecordLine(String text, String end, String path, String hash, String size) {
    /** Those that the standard allows and Java has. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    static RecordLine of(String path, byte[] content, String end) {
        byte[] hash = digest("SHA-256").digest(content);
        return of(
                path,
                "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                String.valueOf(content.length),
                end);
    }

    private static RecordLine of(String path, String hash, String size, String end) {
        boolean isPlain = path.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        String written = isPlain ? path : '"' + path.replace("\"", "\"\"") + '"';
        return new RecordLine(written + "," + hash + "," + size, end, path, hash, size);
    }

    RecordLine renamed(String name) {
        return of(name, hash, size, end);
    }

    boolean isBlank() {
        return path.isEmpty();
    }

    /** {@return what computes the hash that it gives; empty where it gives none, or one of a kind that is too weak} */
    public Optional<MessageDigest> digest() {
        int equals = hash.indexOf('=');
        return Optional.ofNullable(equals < 0 ? null : ALGORITHMS.get(hash.substring(0, equals)))
                .map(RecordLine::digest);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return what is wrong with it, given the file; empty where it is right} */
    public Optional<String> fault(byte[] computed, long length) {
        if (!size.isEmpty() && !size.equals(Long.toString(length))) {
            return Optional.of("has " + length + " bytes, and RECORD says " + Shown.quoted(size));
        }
        return isOf(computed) ? Optional.empty() : Optional.of("has another hash than RECORD says");
    }

    private boolean isOf(byte[] computed) {
        byte[] encoded = hash.substring(hash.indexOf('=') + 1).getBytes(StandardCharsets.UTF_8);
        try {
            return Arrays.equals(Base64.getUrlDecoder().decode(encoded), computed);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
