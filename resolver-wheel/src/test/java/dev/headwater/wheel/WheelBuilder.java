// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** A wheel that a test writes: right, until the test says what is wrong. */
final class WheelBuilder {
    final List<ZipItem> items = new ArrayList<>();
    final List<String> record = new ArrayList<>();
    String filename;
    String comment = "";
    byte[] prefix = {};
    private final String stem;
    private String ending = "\n";

    private WheelBuilder(String name, String version, String build) {
        stem = name + "-" + version;
        filename = stem + "-" + (build.isEmpty() ? "" : build + "-") + "py3-none-any.whl";
    }

    /** Begins a wheel with code, a folder of data, and the files that every wheel has. */
    static WheelBuilder of(String name, String version, String... requires) {
        return of(name, version, "", requires);
    }

    static WheelBuilder built(String build, String... requires) {
        return of("lib", "1.0", build, requires);
    }

    private static WheelBuilder of(String name, String version, String build, String[] requires) {
        WheelBuilder wheel = new WheelBuilder(name, version, build);
        wheel.add(name + "/__init__.py", "__version__ = \"" + version + "\"\n");
        wheel.add(wheel.stem + ".data/scripts/run", "#!python\n");
        StringBuilder metadata = new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version
                + "\nSummary: A library\n  of many words\n");
        for (String requirement : requires) {
            metadata.append("Requires-Dist: ").append(requirement).append('\n');
        }
        wheel.add(wheel.path("METADATA"), metadata + "Requires-Python: >=3.8\n\nLong text: as it\nwas, ä.\n");
        wheel.add(
                wheel.path("WHEEL"),
                "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        return wheel;
    }

    String path(String name) {
        return stem + ".dist-info/" + name;
    }

    ZipItem add(String path, String text) {
        return add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    ZipItem add(String path, byte[] content) {
        ZipItem item = new ZipItem(path, content);
        items.removeIf(there -> there.name.equals(path));
        record.removeIf(line -> line.startsWith(path + ","));
        items.add(item);
        record.add(path + "," + hash(content) + "," + content.length);
        return item;
    }

    /** Adds an entry that RECORD does not name. */
    ZipItem addUnnamed(String path, String text) {
        ZipItem item = new ZipItem(path, text.getBytes(StandardCharsets.UTF_8));
        items.add(item);
        return item;
    }

    ZipItem item(String path) {
        return items.stream().filter(item -> item.name.equals(path)).findFirst().orElseThrow();
    }

    WheelBuilder with(Consumer<WheelBuilder> change) {
        change.accept(this);
        return this;
    }

    WheelBuilder lineEnd(String lineEnd) {
        ending = lineEnd;
        return this;
    }

    byte[] bytes() {
        List<ZipItem> all = new ArrayList<>(items);
        if (items.stream().noneMatch(item -> item.name.equals(path("RECORD")))) {
            String lines = String.join(ending, record) + ending + path("RECORD") + ",," + ending;
            all.add(new ZipItem(path("RECORD"), lines.getBytes(StandardCharsets.UTF_8)));
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(prefix);
        all.forEach(item -> item.writeTo(archive));
        int directory = archive.size();
        all.forEach(item -> item.writeHeaderTo(archive, prefix.length));
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        int end = archive.size();
        archive.writeBytes(ZipItem.buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) all.size())
                .putShort((short) all.size())
                .putInt(end - directory)
                .putInt(directory - prefix.length)
                .putShort((short) text.length)
                .array());
        archive.writeBytes(text);
        return archive.toByteArray();
    }

    Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(filename), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
