// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import dev.headwater.api.policy.FeedSettings;
import dev.headwater.distro.mapping.MappingFile;
import dev.headwater.distro.repository.Suite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Under which key a compiled feed is kept: a digest of all that it depends on. */
final class FeedKey {
    /** Counts up when the same lists give another feed, or the same feed another file. */
    private static final int COMPILER = 6;

    private FeedKey() {}

    static String of(
            byte[] salt, List<? extends Suite<?>> suites, FeedSettings settings, Optional<MappingFile> mapping) {
        MessageDigest digest = sha256();
        digest.update(salt);
        add(digest, "compiled feed " + COMPILER);
        suites.forEach(suite -> add(digest, suite.identity()));
        add(digest, settings.architecture().orElse(""));
        add(digest, settings.names().toString());
        add(digest, mapping.map(MappingFile::bytes).orElse(new byte[0]));
        add(digest, settings.versions().toString());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String part) {
        add(digest, part.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
