// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The digest of a policy, of the canonical texts of its keys; {@code docs/policy-file.md} describes the text. */
final class PolicyDigest {
    private final StringBuilder text = new StringBuilder("policy-digest 1\n");

    private PolicyDigest() {}

    static String of(IndexPolicy policy) {
        return "sha256:" + sha256(text(policy));
    }

    /** {@return the text that is digested} */
    static String text(IndexPolicy policy) {
        PolicyDigest digest = new PolicyDigest();
        for (IndexEntry entry : policy.indexes()) {
            digest.text.append("[[index]]\n");
            for (PolicyKey<?> key : PolicyKeys.INDEX) {
                digest.line(key, entry.texts(key).orElse(List.of()));
            }
        }
        for (PolicyTable<?, ?> table : PolicyKeys.TABLES) {
            digest.text.append('[').append(table.name()).append("]\n");
            for (Map.Entry<String, String> said : table.texts(policy).entrySet()) {
                digest.line(said.getKey(), List.of(said.getValue()));
            }
        }
        digest.text.append("[resolution]\n");
        for (PolicyKey<?> key : PolicyKeys.RESOLUTION) {
            digest.line(key, policy.texts(key).orElse(List.of()));
        }
        if (saysOfOverlays(policy)) {
            digest.text.append("[overlays]\n");
            for (PolicyKey<?> key : PolicyKeys.OVERLAYS) {
                digest.line(key, policy.texts(key).orElse(List.of()));
            }
        }
        return digest.text.toString();
    }

    private static boolean saysOfOverlays(IndexPolicy policy) {
        for (PolicyKey<?> key : PolicyKeys.OVERLAYS) {
            if (policy.texts(key).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void line(PolicyKey<?> key, List<String> texts) {
        if (key.isDigested() && !texts.isEmpty()) {
            line(key.name(), texts);
        }
    }

    /** Each text stands behind its length, so that no two policies have the same line. */
    private void line(String name, List<String> texts) {
        text.append(name);
        for (String value : texts) {
            int length = value.getBytes(StandardCharsets.UTF_8).length;
            text.append(' ').append(length).append(':').append(value);
        }
        text.append('\n');
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
