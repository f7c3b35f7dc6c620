// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayNeeds;
import dev.headwater.api.overlay.OverlaySet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What is kept of overlay files that were read without a fault: their bytes, what all of it needs of a policy, its
 * digest, and by project, sorted, where in the files each overlay stands. {@link KnownOverlays} reads it.
 *
 * <pre>
 * int             that this is one, and the format
 * int             CRC-32C of the next two
 * int             length of what follows up to the bytes of the files
 * int             the rules by which it was read
 * digest          32 bytes
 * byte            1: one adds, 2: one unyanks
 * indexes         int count; each a short length and its text
 * files           int count; each an int length, and an int: where its first overlay begins
 * projects        int count; each an int: where its name begins in the names, and an int: its first overlay; once more
 *                 for the end
 * overlays        int count; each an int: its file, where it begins there, and its length
 * names           int length, ASCII
 * bytes           of the files
 * </pre>
 */
final class OverlayPlaces {
    static final int FORMAT = 0x48574f02;

    /**
     * By which rules overlays were read. It is raised by hand with each change of what {@link OverlayReader},
     * {@link Overlay} or what they call refuses, or of the digest: what was kept before is then read anew.
     */
    static final int RULES = 1;

    static final int HEAD = 12;
    static final int DIGEST_BYTES = 32;
    static final int ADDS = 1;
    static final int UNYANKS = 2;
    static final String DIGEST = "sha256:";

    /** Where an overlay stands. */
    private record Place(int file, int begin, int length) {}

    private final Map<String, List<Place>> byProject = new TreeMap<>();
    private final List<byte[]> files = new ArrayList<>();
    private final List<Integer> beginnings = new ArrayList<>();
    private int overlays;

    private OverlayPlaces() {}

    /** {@return what is kept of files} */
    static byte[] of(List<SetText> texts, Map<String, Overlay> byId, OverlaySet set) {
        OverlayPlaces places = new OverlayPlaces();
        texts.forEach(text -> places.add(text, byId));
        return places.encode(set);
    }

    /** {@return the checksum of what stands before the bytes of files} */
    static int checksum(byte[] kept, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(kept, HEAD - Integer.BYTES, Integer.BYTES + length);
        return (int) checksum.getValue();
    }

    /** Between the heads of two tables nothing stands but the first: the text is plain. */
    private void add(SetText text, Map<String, Overlay> byId) {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        List<TomlKeys> tables = text.overlays();
        int[] begins = new int[tables.size() + 1];
        int line = 1;
        int at = 0;
        for (int i = 0; i < tables.size(); i++) {
            for (; line < tables.get(i).line(); at++) {
                line += bytes[at] == '\n' ? 1 : 0;
            }
            begins[i] = at;
        }
        begins[tables.size()] = bytes.length;
        for (int i = 0; i < tables.size(); i++) {
            Overlay overlay = Objects.requireNonNull(byId.get(tables.get(i).required("id", "")));
            byProject
                    .computeIfAbsent(overlay.project().value(), name -> new ArrayList<>(1))
                    .add(new Place(files.size(), begins[i], begins[i + 1] - begins[i]));
        }
        overlays += tables.size();
        files.add(bytes);
        beginnings.add(begins[0]);
    }

    private byte[] encode(OverlaySet set) {
        OverlayNeeds needs = set.needs();
        int names = byProject.keySet().stream().mapToInt(String::length).sum();
        int indexes = needs.indexes().stream()
                .mapToInt(id -> Short.BYTES + id.value().length())
                .sum();
        int length = Integer.BYTES
                + DIGEST_BYTES
                + Byte.BYTES
                + Integer.BYTES * (5 + 2 * files.size() + 2 * (byProject.size() + 1) + 3 * overlays)
                + indexes
                + names;
        int all = files.stream().mapToInt(file -> file.length).sum();
        ByteBuffer out = ByteBuffer.allocate(HEAD + length + all);
        out.putInt(FORMAT).putInt(0).putInt(length).putInt(RULES);
        out.put(HexFormat.of().parseHex(set.digest().orElseThrow().substring(DIGEST.length())));
        out.put((byte) ((needs.adds() ? ADDS : 0) | (needs.unyanks() ? UNYANKS : 0)));
        out.putInt(needs.indexes().size());
        for (IndexId id : needs.indexes()) {
            out.putShort((short) id.value().length()).put(ascii(id.value()));
        }
        out.putInt(files.size());
        for (int i = 0; i < files.size(); i++) {
            out.putInt(files.get(i).length).putInt(beginnings.get(i));
        }
        putProjects(out, names);
        files.forEach(out::put);
        out.putInt(Integer.BYTES, checksum(out.array(), length));
        return out.array();
    }

    private void putProjects(ByteBuffer out, int names) {
        out.putInt(byProject.size());
        int name = 0;
        int first = 0;
        for (Map.Entry<String, List<Place>> project : byProject.entrySet()) {
            out.putInt(name).putInt(first);
            name += project.getKey().length();
            first += project.getValue().size();
        }
        out.putInt(name).putInt(first).putInt(overlays);
        byProject
                .values()
                .forEach(places -> places.forEach(
                        place -> out.putInt(place.file()).putInt(place.begin()).putInt(place.length())));
        out.putInt(names);
        byProject.keySet().forEach(project -> out.put(ascii(project)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
