// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What another reader of archives finds in one. */
record Unzipped(Map<String, String> texts, Map<String, ZipEntry> entries) {
    static Unzipped of(Path file) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), entry);
                texts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Unzipped(texts, entries);
    }

    String text(String path) {
        String text = texts.get(path);
        if (text == null) {
            throw new IllegalStateException("no " + path + " among " + texts.keySet());
        }
        return text;
    }

    long time(String path) {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new IllegalStateException("no " + path + " among " + entries.keySet());
        }
        return entry.getTime();
    }

    List<String> names() {
        return List.copyOf(texts.keySet());
    }
}
