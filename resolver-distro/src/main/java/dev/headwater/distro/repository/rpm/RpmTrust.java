// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.Remedy;
import dev.headwater.distro.openpgp.SignedText;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.KeyFile;
import dev.headwater.distro.repository.RemoteArchive;
import dev.headwater.distro.repository.SourceDates;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.rpm.MetalinkReader;
import dev.headwater.distro.rpm.MetalinkReader.Digest;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What vouches for an rpm-md repository: a key, a metalink that came over https, or the connection. A key counts for
 * more than a metalink; where both are named, both must hold.
 *
 * @param location of the repository, as it may be shown
 * @param word how far it is vouched for
 * @param signedBy the file with the keys of which one must have signed it
 * @param metalink the metalink that says what it has to be
 * @param now the time
 * @param dates hold its date against the time
 */
record RpmTrust(
        String location,
        Trust word,
        Optional<String> signedBy,
        Optional<Metalink> metalink,
        Instant now,
        SourceDates dates) {
    /**
     * A metalink.
     *
     * @param archive its server
     * @param url where it is
     * @param path the same, below its folder
     */
    record Metalink(RemoteArchive archive, String url, String path) {}

    /** {@return the same, whatever is kept of the metalink} */
    RpmTrust anew() {
        Optional<Metalink> link = metalink.map(of -> new Metalink(of.archive().anew(), of.url(), of.path()));
        return new RpmTrust(location, word, signedBy, link, now, dates);
    }

    boolean isSigned() {
        return signedBy.isPresent();
    }

    void verify(SignedText text) {
        signedBy.ifPresent(file -> KeyFile.read(file).verify(text, now));
    }

    void requireLinked(byte[] index, String place) {
        metalink.ifPresent(link -> {
            boolean isKnown = digests(link).stream().anyMatch(digest -> isOf(digest, index));
            if (!isKnown) {
                throw new UnreadableRepositoryException(
                        IndexFault.of(IndexFault.Kind.HASH, place, "is none that the metalink " + link.url() + " knows")
                                .withRemedy(Remedy.of(Remedy.Action.DISTRUST_BYTES)));
            }
        });
    }

    private static List<Digest> digests(Metalink link) {
        byte[] read = link.archive()
                .small(link.path())
                .orElseThrow(() -> Faults.of(IndexFault.Kind.BROKEN_LINK, link.url(), "is not there", ""));
        try {
            return MetalinkReader.read(new ByteArrayInputStream(read), link.url());
        } catch (MalformedFileException e) {
            throw Faults.malformed(link.url(), e);
        } catch (IOException e) {
            throw Faults.unread(link.url(), e);
        }
    }

    private static boolean isOf(Digest digest, byte[] index) {
        try {
            MessageDigest computed =
                    MessageDigest.getInstance(digest.algorithm().replaceFirst("^sha", "SHA-"));
            return HexFormat.of().formatHex(computed.digest(index)).equals(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, SHA-384 and SHA-512", e);
        }
    }
}
