// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.api.index.Credential;
import dev.headwater.api.name.ProjectName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes the keys of one location as one login sees it.
 *
 * <p>A key is a digest of all that an answer depends on, each part with its length before it, so that no two lists of
 * parts are one text. An index's id is not among them: who writes a policy chooses it. A hash alone is no key either:
 * who announces somebody else's hash would get what somebody else announced.
 */
public final class AnswerKeys {
    /** What begins with the location and the login; each key goes on from a copy. */
    private final Digest scope;

    private final Optional<String> pack;

    private AnswerKeys(Digest scope) {
        this.scope = scope;
        this.pack = Optional.of(scope.copy().add("pack").key().value());
    }

    /**
     * {@return the keys of a location}
     *
     * @param salt of the store
     * @param location the URL that the index is asked at, a mirror's its own
     * @param credential the login that is sent there, if one is
     * @param rules settings of the index by which one and the same response gets another meaning, such as the statuses
     *     that mean absent: what one policy took for an absence must not be one under another policy
     */
    public static AnswerKeys of(byte[] salt, String location, Optional<Credential> credential, List<String> rules) {
        Digest digest = new Digest().add(salt).add(location);
        digest.add(credential.isPresent() ? credential.get().authorization() : "");
        return new AnswerKeys(new Digest().add(digest.addAll(rules).bytes()));
    }

    /** {@return the key of a project's page} */
    public AnswerKey page(ProjectName project) {
        return scope.copy().add("page").add(project.value()).key();
    }

    /** {@return the key of a page that lists files of many projects} */
    public AnswerKey flatPage() {
        return scope.copy().add("flat-page").key();
    }

    /**
     * {@return the key of a file's metadata, in the pack of this location and login}
     *
     * @param project whose page lists the file
     * @param file its name
     * @param identity what tells it from other files of its name: its hashes and that of its announced metadata; the
     *     URL where there is no hash
     */
    public AnswerKey metadata(ProjectName project, String file, List<String> identity) {
        String value = scope.copy()
                .add("metadata")
                .add(project.value())
                .add(file)
                .addAll(identity)
                .key()
                .value();
        return new AnswerKey(value, pack);
    }

    /**
     * {@return the key of a file that is no page and none of a project}
     *
     * @param use what tells what is kept of it
     * @param identity what tells it from others of this location: its path, or its hash
     */
    public AnswerKey file(String use, String identity) {
        return scope.copy().add("file").add(use).add(identity).key();
    }

    /** {@return the key under which it is kept that an answer held still when it was asked about later} */
    static AnswerKey renewal(AnswerKey key) {
        return new Digest().add("renewal").add(key.value()).key();
    }

    /** Parts, collected and then digested in one piece: most are shorter than what a digest takes in at a time. */
    private static final class Digest {
        private static final MessageDigest EMPTY = sha256();
        private static final int USUAL_LENGTH = 512;

        private byte[] parts = new byte[USUAL_LENGTH];
        private int length;

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /** {@return one that goes on from here by itself} */
        Digest copy() {
            return new Digest().append(parts, length);
        }

        Digest add(String part) {
            return add(part.getBytes(StandardCharsets.UTF_8));
        }

        Digest add(byte[] part) {
            byte[] itsLength = {
                (byte) (part.length >>> 24), (byte) (part.length >>> 16), (byte) (part.length >>> 8), (byte) part.length
            };
            return append(itsLength, itsLength.length).append(part, part.length);
        }

        private Digest append(byte[] bytes, int count) {
            if (count > parts.length - length) {
                parts = Arrays.copyOf(parts, Math.addExact(length, count) + USUAL_LENGTH);
            }
            System.arraycopy(bytes, 0, parts, length, count);
            length += count;
            return this;
        }

        Digest addAll(List<String> parts) {
            for (String part : parts) {
                add(part);
            }
            return this;
        }

        byte[] bytes() {
            try {
                // Found more quickly than a new one.
                MessageDigest digest = (MessageDigest) EMPTY.clone();
                digest.update(parts, 0, length);
                return digest.digest();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the SHA-256 of this Java cannot be copied", e);
            }
        }

        AnswerKey key() {
            return new AnswerKey(HexFormat.of().formatHex(bytes()));
        }
    }
}
