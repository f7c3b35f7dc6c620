// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.simple.PageNote;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is served of the wheels of a page for whose metadata overlays say something else than the index, or of which
 * they only expect something. A source distribution of a version that they correct is withheld: what is built of it has
 * the metadata that the overlay corrects. One of which something is expected is served where a wheel shows that it is
 * so: what it requires nobody knows before it is built.
 */
final class Corrections {
    private static final Set<OverlayField> OF_METADATA =
            EnumSet.of(OverlayField.REQUIREMENTS, OverlayField.EXTRAS, OverlayField.REQUIRES_PYTHON);

    private final ProjectPage page;
    private final PageNote.Builder note;
    private final PageReleases releases;
    private final Set<String> changing = new HashSet<>();
    private final boolean mayExpect;
    private final Map<Integer, byte[]> texts = new HashMap<>();
    private final Map<Integer, RewrittenFile> rewritten = new HashMap<>();
    private final Set<Integer> withheld = new HashSet<>();
    private Optional<String> failure = Optional.empty();

    Corrections(ProjectPage page, IndexPolicy policy, PageNote.Builder note) {
        this.page = page;
        this.note = note;
        this.releases = page.releases();
        List<Overlay> overlays = policy.overlays().on(page.name());
        this.mayExpect = overlays.stream().anyMatch(overlay -> !overlay.expect().isEmpty());
        for (Overlay overlay : overlays) {
            if (overlay.fields().stream().anyMatch(OF_METADATA::contains)) {
                changing.add(overlay.id());
            }
        }
    }

    /**
     * {@return this, once all is corrected}
     *
     * @param rows those that are to be served
     * @param way how what is corrected is served
     * @param reading looks at what is only held against what overlays expect
     */
    CompletableFuture<Corrections> of(int[] rows, Correcting way, Correcting reading) {
        List<Integer> wheels = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        Set<Object> versions = new HashSet<>();
        for (int row : rows) {
            if (isDisputed(row)) {
                withhold(row, disputed(edit(row)));
                versions.add(version(row));
            } else if (isChanged(row) && isWheel(row)) {
                wheels.add(row);
                versions.add(version(row));
            } else if (isExpected(row) && isWheel(row)) {
                expected.add(row);
            }
        }
        for (int row : archives(rows)) {
            if (isChanged(row) || versions.contains(version(row))) {
                withhold(row, "a source distribution of a version that overlays correct");
            }
        }
        return way.correct(this, wheels)
                .thenCompose(corrected -> reading.correct(this, expected))
                .thenApply(read -> {
                    withholdArchives(archives(rows), expected);
                    return this;
                });
    }

    private void withholdArchives(List<Integer> archives, List<Integer> expected) {
        Set<Object> unfit = new HashSet<>();
        Set<Object> fit = new HashSet<>();
        expected.forEach(row -> (withheld.contains(row) ? unfit : fit).add(version(row)));
        for (int row : archives) {
            if (unfit.contains(version(row))) {
                withhold(row, "a source distribution of a version that overlays do not fit");
            } else if (isExpected(row) && !fit.contains(version(row))) {
                withhold(row, "a source distribution of which no wheel shows what overlays expect");
            }
        }
    }

    private List<Integer> archives(int[] rows) {
        return IntStream.of(rows)
                .filter(row -> releases.isArchive(releases.shape(row)) && !withheld.contains(row))
                .boxed()
                .toList();
    }

    private boolean isWheel(int row) {
        return releases.isWheel(releases.shape(row));
    }

    private Object version(int row) {
        return releases.version(releases.release(row));
    }

    /** {@return whether overlays make other metadata of a row than its index has} */
    boolean isChanged(int row) {
        MetadataEdit edit = changing.isEmpty() ? null : page.edit(row);
        return edit != null && edit.overlays().stream().anyMatch(changing::contains);
    }

    /** Which overlays are for a row without changing it only they know: of others there are no problems. */
    private boolean isExpected(int row) {
        return mayExpect && page.edit(row) != null && !isChanged(row);
    }

    /** Which of the overlays is meant nobody knows, so it is not what any of them says. */
    private boolean isDisputed(int row) {
        MetadataEdit edit = page.edit(row);
        return edit != null && !edit.conflicts().isEmpty();
    }

    private static String disputed(MetadataEdit edit) {
        return edit.conflicts().stream()
                .map(conflict -> "the overlays " + conflict.one() + " and " + conflict.other() + " both change its "
                        + conflict.field() + ", and neither names its files more exactly")
                .collect(Collectors.joining("; "));
    }

    /** {@return whether an overlay on the project says something of metadata, or expects something of it} */
    boolean mayBeAny() {
        return mayExpect || !changing.isEmpty();
    }

    ProjectPage page() {
        return page;
    }

    /** {@return what overlays make of a row that is to be corrected} */
    MetadataEdit edit(int row) {
        MetadataEdit edit = page.edit(row);
        if (edit == null) {
            throw new IllegalStateException("an overlay was taken off a page");
        }
        return edit;
    }

    /** Serves a wheel with another metadata file. */
    void text(int row, byte[] metadata) {
        texts.put(row, metadata);
    }

    /** Serves another wheel. */
    void rewritten(int row, RewrittenFile file) {
        rewritten.put(row, file);
        note.say(
                "rewritten",
                page.filename(row) + ": by overlays "
                        + String.join(", ", edit(row).overlays()) + ", as "
                        + file.wheel().filename());
    }

    /** Does not serve a file. */
    void withhold(int row, String why) {
        withheld.add(row);
        note.say("left-out", page.filename(row) + ": " + why);
    }

    /** Serves nothing: it is not known what there is. */
    void fail(String why) {
        failure = Optional.of(why);
    }

    /** {@return why the page cannot be served} */
    Optional<String> failure() {
        return failure;
    }

    /** {@return those rows that may be served} */
    int[] without(int[] rows) {
        Set<String> names = new HashSet<>();
        rewritten.values().forEach(file -> names.add(file.wheel().filename()));
        // An index may list what somebody rewrote by the same overlays: of one name there is one.
        Set<String> served = new HashSet<>();
        int[] left = IntStream.of(rows)
                .filter(row -> !withheld.contains(row))
                .filter(row -> rewritten.containsKey(row)
                        ? served.add(rewritten.get(row).wheel().filename())
                        : !names.contains(page.filename(row)))
                .toArray();
        if (left.length == 0 && rows.length > 0) {
            note.say("reason", "overlays are for its files, and none can be served as they say");
        }
        return left;
    }

    /** {@return the metadata of a row that is not what its index has} */
    Optional<byte[]> text(int row) {
        return Optional.ofNullable(texts.get(row))
                .or(() -> rewritten(row).map(file -> file.wheel().metadata()));
    }

    /** {@return about how many bytes it takes} */
    long weight() {
        return Stream.concat(
                        texts.values().stream(),
                        rewritten.values().stream().map(file -> file.wheel().metadata()))
                .mapToLong(text -> text.length)
                .sum();
    }

    /** {@return what is served instead of a row} */
    Optional<RewrittenFile> rewritten(int row) {
        return Optional.ofNullable(rewritten.get(row));
    }
}
