// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A wheel of one module, with the RECORD that it needs to be rewritten. */
final class SmallWheel {
    private SmallWheel() {}

    static Path write(Path folder, String name, String version, String... requires) throws IOException {
        String info = name + "-" + version + ".dist-info/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(name + ".py", "__version__ = '" + version + "'\n");
        StringBuilder metadata =
                new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        for (String requirement : requires) {
            metadata.append("Requires-Dist: ").append(requirement).append('\n');
        }
        files.put(info + "METADATA", metadata.toString());
        files.put(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        StringBuilder record = new StringBuilder();
        files.forEach((path, text) -> record.append(line(path, text.getBytes(StandardCharsets.UTF_8))));
        files.put(info + "RECORD", record + info + "RECORD,,\n");

        Path wheel = folder.resolve(name + "-" + version + "-py3-none-any.whl");
        try (OutputStream file = Files.newOutputStream(wheel);
                ZipOutputStream archive = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                archive.putNextEntry(new ZipEntry(entry.getKey()));
                archive.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                archive.closeEntry();
            }
        }
        return wheel;
    }

    private static String line(String path, byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return path + ",sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + ","
                    + content.length + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
