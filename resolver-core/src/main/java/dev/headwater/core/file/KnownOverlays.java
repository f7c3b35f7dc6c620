// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayNeeds;
import dev.headwater.api.overlay.OverlayStock;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Overlays of files that an earlier run read without a fault, byte for byte the same: each is read when its project is
 * asked for. {@link OverlayPlaces} describes what is kept of them.
 */
final class KnownOverlays implements OverlayStock {
    private static final int PROJECT = 2 * Integer.BYTES;
    private static final int PLACE = 3 * Integer.BYTES;

    private final ByteBuffer kept;
    private final List<byte[]> files;
    private final String digest;
    private final OverlayNeeds needs;
    private final int[] beginnings;

    private final int projects;
    private final int projectsAt;
    private final int placesAt;
    private final int namesAt;
    private @Nullable List<Overlay> all;

    private KnownOverlays(ByteBuffer kept, List<byte[]> files) {
        this.kept = kept;
        this.files = files;
        require(kept.getInt() == OverlayPlaces.RULES);
        byte[] sha256 = new byte[OverlayPlaces.DIGEST_BYTES];
        kept.get(sha256);
        digest = OverlayPlaces.DIGEST + HexFormat.of().formatHex(sha256);
        int powers = kept.get();
        needs = new OverlayNeeds(indexes(), (powers & OverlayPlaces.ADDS) != 0, (powers & OverlayPlaces.UNYANKS) != 0);
        beginnings = beginnings();
        projects = kept.getInt();
        projectsAt = skip(Math.addExact(projects, 1), PROJECT);
        int places = kept.getInt();
        placesAt = skip(places, PLACE);
        int names = kept.getInt();
        namesAt = skip(names, 1);
        require(projects > 0 && nameBegin(projects) == names && first(projects) == places);
    }

    /**
     * {@return the overlays of files, if what is kept is of them, undamaged and read by the rules of today}
     *
     * @param files what stands in them, signatures apart
     */
    static Optional<KnownOverlays> of(byte[] kept, List<byte[]> files) {
        try {
            ByteBuffer head = ByteBuffer.wrap(kept);
            boolean isOne = head.getInt() == OverlayPlaces.FORMAT;
            int checksum = head.getInt();
            int length = head.getInt();
            int end = Math.addExact(OverlayPlaces.HEAD, length);
            if (!isOne
                    || length < 0
                    || end > kept.length
                    || checksum != OverlayPlaces.checksum(kept, length)
                    || !areSame(kept, end, files)) {
                return Optional.empty();
            }
            return Optional.of(new KnownOverlays(head.limit(end), files));
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            // Nothing that was written here reads so.
            return Optional.empty();
        }
    }

    private static boolean areSame(byte[] kept, int from, List<byte[]> files) {
        int at = from;
        for (byte[] file : files) {
            if (kept.length - at < file.length || !Arrays.equals(kept, at, at + file.length, file, 0, file.length)) {
                return false;
            }
            at += file.length;
        }
        return at == kept.length;
    }

    private NavigableSet<IndexId> indexes() {
        NavigableSet<IndexId> indexes = new TreeSet<>();
        for (int count = kept.getInt(); count > 0; count--) {
            byte[] id = new byte[Short.toUnsignedInt(kept.getShort())];
            kept.get(id);
            indexes.add(IndexId.parse(new String(id, StandardCharsets.US_ASCII)));
        }
        return indexes;
    }

    private int[] beginnings() {
        require(kept.getInt() == files.size());
        int[] begins = new int[files.size()];
        for (int i = 0; i < begins.length; i++) {
            require(kept.getInt() == files.get(i).length);
            begins[i] = kept.getInt();
            require(begins[i] >= 0 && begins[i] <= files.get(i).length);
        }
        return begins;
    }

    private int skip(int count, int size) {
        int at = kept.position();
        kept.position(Math.addExact(at, Math.multiplyExact(count, size)));
        return at;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("this was not written here");
        }
    }

    private int nameBegin(int project) {
        return kept.getInt(projectsAt + PROJECT * project);
    }

    private int first(int project) {
        return kept.getInt(projectsAt + PROJECT * project + Integer.BYTES);
    }

    private int place(int overlay, int part) {
        return kept.getInt(placesAt + PLACE * overlay + Integer.BYTES * part);
    }

    /**
     * {@return what a file says above its overlays}
     *
     * @throws FileFault if it is no text of an overlay file, which it was
     */
    SetText head(int file) {
        return SetText.of(text(file, 0, beginnings[file]));
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public OverlayNeeds needs() {
        return needs;
    }

    @Override
    public List<Overlay> on(ProjectName project) {
        try {
            int found = find(project.value());
            return found < 0 ? List.of() : read(project, found);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | FileFault e) {
            // Damage that the checksum does not tell: the files are whole.
            return all().stream()
                    .filter(overlay -> overlay.project().equals(project))
                    .toList();
        }
    }

    private List<Overlay> read(ProjectName project, int found) {
        List<Overlay> overlays = new ArrayList<>();
        int count = first(found + 1) - first(found);
        // A project without overlays is not kept.
        require(count > 0);
        for (int i = first(found); i < first(found + 1); i++) {
            SetText.of(text(place(i, 0), place(i, 1), place(i, 2)))
                    .overlays()
                    .forEach(keys -> overlays.add(OverlayReader.read(keys)));
        }
        // A slice has one overlay; one that lies elsewhere in the text may have none.
        require(overlays.size() == count);
        require(overlays.stream().allMatch(overlay -> overlay.project().equals(project)));
        overlays.sort(Comparator.comparing(Overlay::id));
        return List.copyOf(overlays);
    }

    private int find(String name) {
        int low = 0;
        int high = projects - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, name);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int project, String name) {
        int begin = nameBegin(project);
        int length = nameBegin(project + 1) - begin;
        for (int i = 0; i < Math.min(length, name.length()); i++) {
            int order = kept.get(namesAt + begin + i) - name.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return length - name.length();
    }

    private String text(int file, int begin, int length) {
        return new String(files.get(file), begin, length, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized List<Overlay> all() {
        if (all == null) {
            OverlayDocument document = OverlayDocument.unchecked();
            for (int i = 0; i < files.size(); i++) {
                // The place of a file is for messages, and it has no fault.
                document.add(SetText.of(text(i, 0, files.get(i).length)), Path.of(""));
            }
            all = document.set().asList();
        }
        return all;
    }
}
