// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.Remedy;
import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.debian.ReleaseFileReader;
import dev.headwater.distro.openpgp.SignedText;
import dev.headwater.distro.openpgp.UntrustedTextException;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.KeyFile;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.SeenDates;
import dev.headwater.distro.repository.SourceDates;
import dev.headwater.distro.repository.SuiteName;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads the release file of a suite, and finds out whether it is to be believed now.
 *
 * @param clock tells the time
 * @param seen the newest dates seen until now
 * @param rules of the feed
 * @param signedBy the file with the keys of which one must have signed it
 */
record ReleaseReader(Clock clock, SeenDates seen, ReadingRules rules, Optional<String> signedBy) {
    private static final String IN_RELEASE = "InRelease";
    private static final String RELEASE = "Release";
    private static final String SIGNATURE = "Release.gpg";

    /**
     * A release file that is believed.
     *
     * @param release what it says
     * @param sha256 the digest of its text, in hexadecimal digits
     */
    record Read(ReleaseFile release, String sha256) {}

    Trust trust() {
        return signedBy.isPresent() ? Trust.SIGNED : Trust.UNSIGNED;
    }

    /**
     * {@return the release file of a suite}
     *
     * @throws UnreadableRepositoryException if there is none that is to be believed
     */
    Read read(SuiteFiles files, SuiteName name) {
        Optional<byte[]> inRelease = files.small(IN_RELEASE);
        String file = inRelease.isPresent() ? IN_RELEASE : RELEASE;
        String location = files.shown(file);
        try {
            byte[] text = text(files, inRelease);
            ReleaseFile release = ReleaseFileReader.read(new ByteArrayInputStream(text), location);
            requireName(release, name.suite(), location);
            dates().require(release.date(), release.validUntil(), name, location);
            return new Read(release, HexFormat.of().formatHex(SuiteName.sha256().digest(text)));
        } catch (UntrustedTextException e) {
            throw new UnreadableRepositoryException(
                    IndexFault.of(IndexFault.Kind.HASH, location, "is not to be believed: " + e.getMessage())
                            .withRemedy(Remedy.of(Remedy.Action.DISTRUST_BYTES)));
        } catch (MalformedFileException e) {
            throw Faults.malformed(location, e);
        } catch (IOException e) {
            throw Faults.unread(location, e);
        }
    }

    private SourceDates dates() {
        return new SourceDates(clock, seen, rules.oldest());
    }

    private byte[] text(SuiteFiles files, Optional<byte[]> inRelease) {
        if (inRelease.isPresent()) {
            return verified(SignedText.parse(inRelease.get()));
        }
        byte[] text = files.small(RELEASE).orElseThrow(() -> missing(files.shown(IN_RELEASE)));
        if (signedBy.isEmpty()) {
            return text;
        }
        byte[] signature = files.small(SIGNATURE).orElseThrow(() -> missing(files.shown(SIGNATURE)));
        return verified(SignedText.of(text, signature));
    }

    private static UnreadableRepositoryException missing(String location) {
        return new UnreadableRepositoryException(IndexFault.of(IndexFault.Kind.BROKEN_LINK, location, "is not there")
                .withRemedy(Remedy.of(Remedy.Action.CHECK_LOCATION)));
    }

    private byte[] verified(SignedText text) {
        signedBy.ifPresent(file -> KeyFile.read(file).verify(text, clock.instant()));
        return text.text();
    }

    private static void requireName(ReleaseFile release, String suite, String location) {
        if (!suite.equals(release.suite()) && !suite.equals(release.codename())) {
            throw Faults.of(
                    IndexFault.Kind.CONTRADICTION,
                    location,
                    "is of suite " + said(release.suite()) + " and codename " + said(release.codename()) + ", not of "
                            + suite,
                    "");
        }
    }

    private static String said(String name) {
        return name.isEmpty() ? "(none)" : name;
    }
}
