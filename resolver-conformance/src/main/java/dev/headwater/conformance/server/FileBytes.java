// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The bytes of a file of which a scenario says the name and the metadata: a wheel, or a source distribution. */
final class FileBytes {
    /** Zip cannot say an earlier one. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String BACKEND = "scenario_backend.py";

    private FileBytes() {}

    /** {@return the bytes: an archive where the name promises one that we can write, else the metadata itself} */
    static byte[] of(String filename, byte[] metadata) {
        if (filename.endsWith(".whl")) {
            return wheel(filename, metadata);
        }
        if (filename.endsWith(".tar.gz")) {
            return TarGzip.of(source(filename.substring(0, filename.length() - ".tar.gz".length()), metadata));
        }
        if (filename.endsWith(".zip")) {
            return zip(source(filename.substring(0, filename.length() - ".zip".length()), metadata));
        }
        return metadata;
    }

    /** {@return what bytes hash to} */
    static FileHashes sha256(byte[] bytes) {
        try {
            return FileDigest.of(new ByteArrayInputStream(bytes), List.of("sha256"));
        } catch (IOException e) {
            throw new UncheckedIOException("an array can be read", e);
        }
    }

    private static byte[] wheel(String filename, byte[] metadata) {
        String[] parts =
                filename.substring(0, filename.length() - ".whl".length()).split("-", -1);
        String info = parts[0] + "-" + (parts.length > 1 ? parts[1] : "0") + ".dist-info/";
        String tag = String.join("-", List.of(parts).subList(Math.max(0, parts.length - 3), parts.length));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(parts[0] + "/__init__.py", new byte[0]);
        files.put(info + "METADATA", metadata);
        files.put(
                info + "WHEEL",
                utf8("Wheel-Version: 1.0\nGenerator: headwater\nRoot-Is-Purelib: true\nTag: " + tag + "\n"));
        StringBuilder record = new StringBuilder();
        files.forEach((path, bytes) -> record.append(recordLine(path, bytes)));
        files.put(info + "RECORD", utf8(record + info + "RECORD,,\n"));
        return zip(files);
    }

    private static String recordLine(String path, byte[] bytes) {
        String hex = sha256(bytes).of("sha256").map(FileHash::hex).orElseThrow();
        String hash = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
        return path + ",sha256=" + hash + "," + bytes.length + "\n";
    }

    /** With a backend of its own, so that an installer that builds needs no other index. */
    private static Map<String, byte[]> source(String folder, byte[] metadata) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(folder + "/PKG-INFO", metadata);
        files.put(
                folder + "/pyproject.toml",
                utf8("[build-system]\nrequires = []\nbuild-backend = \"scenario_backend\"\nbackend-path = [\".\"]\n"));
        files.put(folder + "/" + BACKEND, backend());
        return files;
    }

    private static byte[] backend() {
        try (InputStream backend = FileBytes.class.getResourceAsStream(BACKEND)) {
            if (backend == null) {
                throw new IllegalStateException(BACKEND + " is missing");
            }
            return backend.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 checksum = new CRC32();
                checksum.update(file.getValue());
                // As it is: what a compression makes of it is another thing on another machine.
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(checksum.getValue());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return archive.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
