// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A small archive, of one suite with one package, signed by a key. Each field may be changed before {@link #sign}. */
final class TestArchive {
    static final String PACKAGES = "main/binary-amd64/Packages";
    static final String CONTENTS = "main/Contents-amd64";
    static final byte[] DEB = "!<arch>\nno real package".getBytes(UTF_8);
    static final String POOL = "pool/main/l/lib/python3-lib_1.0-1_all.deb";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** All files by their paths below the root; a server gives out what is there at the moment. */
    final Map<String, byte[]> files = new ConcurrentSkipListMap<>();

    final Map<String, byte[]> listed = new TreeMap<>();
    Instant date = Instant.parse("2026-06-01T00:00:00Z");
    String validUntil = "";
    String names = "Suite: stable\nCodename: one\n";
    String section = "SHA256";
    String more = "";

    TestArchive() {
        list(PACKAGES, stanza("1.0-1"));
        list(CONTENTS, "usr/lib/python3/dist-packages/lib-1.0.egg-info/PKG-INFO  python/python3-lib\n");
        files.put(POOL, DEB);
    }

    /** {@return what is there at a path below the root} */
    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    /** {@return a list as the release file lists it} */
    byte[] listed(String path) {
        return Objects.requireNonNull(listed.get(path));
    }

    static String stanza(String version) {
        return "Package: python3-lib\nVersion: " + version + "\nArchitecture: all\nDepends: python3\nFilename: " + POOL
                + "\nSize: " + DEB.length + "\nSHA256: " + sha256(DEB) + "\n\n";
    }

    /** Puts a list there as archives do: packed by xz and gzip, and itself in the release file alone. */
    void list(String path, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        listed.put(path, bytes);
        listed.put(path + ".gz", gz(bytes));
        listed.put(path + ".xz", xz(bytes));
        files.put("dists/stable/" + path + ".gz", gz(bytes));
        files.put("dists/stable/" + path + ".xz", xz(bytes));
    }

    /** Takes a list away, and what the release file says of it. */
    void unlist(String path) {
        for (String ending : new String[] {"", ".gz", ".xz"}) {
            listed.remove(path + ending);
            files.remove("dists/stable/" + path + ending);
        }
    }

    void remove(String path) {
        files.keySet().removeIf(file -> file.startsWith("dists/stable/" + path));
    }

    String release() {
        StringBuilder text = new StringBuilder("Origin: Test\n" + names);
        text.append("Date: ").append(DATE.format(date)).append('\n');
        text.append(validUntil.isEmpty() ? "" : "Valid-Until: " + DATE.format(Instant.parse(validUntil)) + "\n");
        text.append("Architectures: amd64\nComponents: main\n")
                .append(more)
                .append(section)
                .append(":\n");
        listed.forEach((path, bytes) -> text.append(' ')
                .append(section.equals("SHA256") ? sha256(bytes) : "d41d8cd98f00b204e9800998ecf8427e")
                .append(' ')
                .append(bytes.length)
                .append(' ')
                .append(path)
                .append('\n'));
        return text.toString();
    }

    /** Writes the release file, with its signature in it. */
    TestArchive sign(TestKey key) {
        files.put("dists/stable/InRelease", key.clearSigned(release(), date));
        return this;
    }

    /** Writes the release file and its signature beside it. */
    void signDetached(TestKey key) {
        files.remove("dists/stable/InRelease");
        byte[] text = release().getBytes(UTF_8);
        files.put("dists/stable/Release", text);
        files.put("dists/stable/Release.gpg", TestKey.armored(key.detached(text, date)));
    }

    void writeTo(Path folder) {
        files.forEach((path, bytes) -> write(folder.resolve(path), bytes));
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gz(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] xz(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(packed, new LZMA2Options(1))) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
