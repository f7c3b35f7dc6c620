// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.conformance.section.ListsText;
import dev.headwater.conformance.section.PackageText;
import dev.headwater.conformance.section.PackageText.Detail;
import dev.headwater.conformance.section.SourceText;
import dev.headwater.conformance.section.SourceText.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The archive that a source of a scenario is: one suite of one component, as Debian's archives are.
 *
 * @param source what the scenario says of it
 */
record DebianArchive(SourceText source) {
    private static final String SUITE = "dists/" + ListsText.SUITE + "/";
    private static final String PACKAGES = ListsText.COMPONENT + "/binary-amd64/Packages.gz";
    private static final String CONTENTS = ListsText.COMPONENT + "/Contents-amd64.gz";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final SigningKey KEY = SigningKey.of("archive");
    private static final SigningKey ANOTHER = SigningKey.of("another");
    private static final SigningKey EXPIRED = SigningKey.of("expired", Duration.ofDays(160));
    private static final SigningKey REVOKED = SigningKey.of("revoked").revokedAt(Instant.parse("2026-06-05T00:00:00Z"));

    /** {@return the key that a policy names for it} */
    byte[] publicKey() {
        return (source.is(State.SIGNED_BY_ANOTHER) ? KEY : signer()).publicKey();
    }

    private SigningKey signer() {
        if (source.is(State.SIGNED_BY_ANOTHER)) {
            return ANOTHER;
        } else if (source.is(State.SIGNED_BY_AN_EXPIRED_KEY)) {
            return EXPIRED;
        }
        return source.is(State.SIGNED_BY_A_REVOKED_KEY) ? REVOKED : KEY;
    }

    /** {@return what is there, by path below its root} */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (source.is(State.MISSING)) {
            return files;
        }
        StringBuilder packages = new StringBuilder();
        StringBuilder contents = new StringBuilder();
        for (PackageText text : source.packages()) {
            byte[] deb = DebFile.of(text);
            String path = "pool/" + ListsText.COMPONENT + "/" + text.name() + "_"
                    + text.version().replaceFirst("^[0-9]+:", "") + "_all.deb";
            packages.append(DebFile.control(text)).append("Filename: ").append(path);
            packages.append("\nSize: ").append(deb.length).append("\nSHA256: ");
            packages.append(hash(deb, "sha256")).append("\n\n");
            if (!text.has(Detail.GONE)) {
                files.put(path, deb);
            }
            if (!text.has(Detail.UNLISTED)) {
                DebFile.metadata(text).keySet().forEach(each -> addContents(contents, each, text));
                addContents(contents, DebFile.copyright(text), text);
            }
        }
        Map<String, byte[]> lists = new LinkedHashMap<>();
        lists.put(CONTENTS, gzip(contents.toString()));
        lists.put(PACKAGES, gzip(packages.toString()));
        addRelease(files, release(lists));
        if (source.is(State.OTHER_LIST)) {
            lists.put(PACKAGES, gzip(packages + "\n"));
        }
        lists.forEach((path, bytes) -> files.put(SUITE + path, bytes));
        return files;
    }

    private static void addContents(StringBuilder contents, String path, PackageText text) {
        contents.append(path).append(" python/").append(text.name()).append('\n');
    }

    private void addRelease(Map<String, byte[]> files, String release) {
        if (source.is(State.UNSIGNED) || source.is(State.SIGNED_BY_NOBODY)) {
            files.put(SUITE + "Release", DebFile.utf8(release));
        } else {
            files.put(SUITE + "InRelease", signer().clearSigned(release, source.date()));
        }
    }

    private String release(Map<String, byte[]> lists) {
        boolean isWeak = source.is(State.WEAK_SUMS);
        StringBuilder release = new StringBuilder("Origin: Debian\nSuite: " + ListsText.SUITE + "\nCodename: "
                + ListsText.SUITE + "\nDate: " + DATE.format(source.date()) + "\n");
        source.validUntil().ifPresent(end -> release.append("Valid-Until: " + DATE.format(end) + "\n"));
        release.append("Architectures: amd64\nComponents: " + ListsText.COMPONENT + "\n");
        release.append(isWeak ? "MD5Sum:\n" : "SHA256:\n");
        lists.forEach((path, bytes) -> release.append(' ')
                .append(hash(bytes, isWeak ? "md5" : "sha256"))
                .append(' ')
                .append(bytes.length)
                .append(' ')
                .append(path)
                .append('\n'));
        return release.toString();
    }

    private static String hash(byte[] bytes, String algorithm) {
        return ServedPages.digest(bytes, algorithm)
                .of(algorithm)
                .map(FileHash::hex)
                .orElseThrow();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(DebFile.utf8(text));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return packed.toByteArray();
    }
}
