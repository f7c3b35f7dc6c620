// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of a policy: of one line a key, in a fixed order, each value with its length so that no two policies
 * agree.
 */
final class PolicyDigest {
    private final StringBuilder text = new StringBuilder();

    private PolicyDigest() {}

    static String of(IndexPolicy policy) {
        PolicyDigest digest = new PolicyDigest();
        policy.indexes().forEach(digest::entry);
        policy.pins().forEach((name, index) -> digest.line("pin " + name, index));
        policy.format().rules().forEach((pattern, rule) -> digest.line("format " + pattern, rule));
        policy.coolDowns().forEach((name, coolDown) -> digest.line("cool-down " + name, coolDown));
        digest.line("prerelease", policy.preReleases());
        digest.line("direct-urls", policy.directUrls());
        digest.line("sdist-metadata", policy.sdistMetadata());
        digest.line("overlays", policy.overlays());
        return "sha256:" + sha256(digest.text.toString());
    }

    private void entry(IndexEntry entry) {
        line("index", entry.id());
        line("kind", entry.kind());
        line("location", entry.location());
        lines("mirror", entry.mirrors());
        line("mirrors-complete", entry.mirrorsComplete());
        line("role", entry.role());
        lines("reserved", entry.reserved());
        lines("allow", entry.allow());
        lines("deny", entry.deny());
        line("known-project", entry.knownProject());
        lines("also-absent", entry.alsoAbsent());
        lines("absent-redirect", entry.absentRedirects());
        line("authenticate", entry.authenticate());
        line("cool-down", entry.coolDown());
        line("missing-upload-time", entry.missingUploadTime());
        line("trust-group", entry.trustGroup());
        lines("file-host", entry.fileHosts());
        line("allow-insecure", entry.allowInsecure());
    }

    private void lines(String key, List<?> values) {
        values.forEach(value -> line(key, value));
    }

    private void line(String key, Object value) {
        String shown = value.toString();
        text.append(key)
                .append(' ')
                .append(shown.length())
                .append(' ')
                .append(shown)
                .append('\n');
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256.
            throw new AssertionError(e);
        }
    }
}
