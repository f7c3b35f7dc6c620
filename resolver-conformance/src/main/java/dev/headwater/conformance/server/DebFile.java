// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.conformance.section.PackageText;
import dev.headwater.conformance.section.PackageText.Detail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A package of a distributor as a file: what it is called, and the folders of metadata that it installs. */
final class DebFile {
    private static final String IMPORTED = "usr/lib/python3/dist-packages/";

    private DebFile() {}

    /** {@return the bytes of a package; equal lines are equal bytes} */
    static byte[] of(PackageText text) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(utf8("!<arch>\n"));
        put(file, "debian-binary", utf8("2.0\n"));
        put(file, "control.tar.gz", TarGzip.of(Map.of("./control", utf8(control(text)))));
        Map<String, byte[]> data = new LinkedHashMap<>();
        metadata(text).forEach((path, metadata) -> data.put("./" + path, utf8(metadata)));
        data.put("./" + copyright(text), utf8("none\n"));
        put(file, "data.tar.gz", TarGzip.of(data));
        return file.toByteArray();
    }

    /** {@return the path of the file that every package has} */
    static String copyright(PackageText text) {
        return "usr/share/doc/" + text.name() + "/copyright";
    }

    /** {@return the fields that a package and a list of packages say of it alike} */
    static String control(PackageText text) {
        StringBuilder control = new StringBuilder("Package: " + text.name() + "\n");
        field(control, "Source", text, Detail.SOURCE);
        control.append("Version: ").append(text.version()).append("\nArchitecture: all\n");
        field(control, "Depends", text, Detail.DEPENDS);
        field(control, "Provides", text, Detail.PROVIDES);
        return control.toString();
    }

    private static void field(StringBuilder control, String name, PackageText text, Detail detail) {
        if (text.has(detail)) {
            control.append(name)
                    .append(": ")
                    .append(String.join(", ", text.all(detail)).replace(" or ", " | "))
                    .append('\n');
        }
    }

    /** {@return the metadata that it installs, by path} */
    static Map<String, String> metadata(PackageText text) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String folder : text.all(Detail.INSTALLS)) {
            String path = folder.contains("/") ? folder : IMPORTED + folder;
            String file = path.endsWith(".egg-info") ? "/PKG-INFO" : "/METADATA";
            files.put(path + file, metadata(text, folder.substring(folder.lastIndexOf('/') + 1)));
        }
        return files;
    }

    private static String metadata(PackageText text, String folder) {
        String[] parts = folder.replaceFirst("\\.[a-z]+-info$", "").split("-", 2);
        StringBuilder metadata = new StringBuilder("Metadata-Version: 2.1\nName: " + parts[0] + "\n");
        metadata.append("Version: ").append(parts.length == 1 ? "0" : parts[1]).append('\n');
        text.first(Detail.REQUIRES).ifPresent(all -> {
            for (String requirement : all.split(", ", -1)) {
                metadata.append("Requires-Dist: ").append(requirement).append('\n');
            }
        });
        return metadata.toString();
    }

    /** A member of an archive: its head is of 60 signs, and it has an even length. */
    private static void put(ByteArrayOutputStream file, String name, byte[] bytes) {
        file.writeBytes(utf8(
                String.format(Locale.ROOT, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, 0, 0, 0, "100644", bytes.length)));
        file.writeBytes(bytes);
        if (bytes.length % 2 == 1) {
            file.write('\n');
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
