// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The digest of what a feed says of its packages: for which distributor, Python and machine they are, of which suites,
 * as the policy calls them, and all rows. Where they were read, when, and who vouches for that is no part of it, for
 * that is told beside it; nor is how a file is packed. So one state of a repository has one digest, whoever compiles
 * it, on any machine.
 */
final class FeedDigest {
    /** How many bytes a digest has. */
    static final int BYTES = 32;

    private FeedDigest() {}

    static byte[] of(Feed feed) {
        FieldWriter said = new FieldWriter();
        said.list(feed.head().sources(), (out, source) -> out.text(source.suite()));
        said.text(feed.head().distributor());
        said.list(feed.head().interpreters(), (out, one) -> {
            out.text(one.packageName());
            out.text(one.python());
        });
        said.text(feed.head().architecture());
        MessageDigest digest = sha256();
        digest.update(said.toBytes());
        feed.projects().forEach((name, rows) -> {
            FieldWriter project = new FieldWriter();
            project.text(name.value());
            project.list(rows, RowFields::write);
            digest.update(project.toBytes());
        });
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
