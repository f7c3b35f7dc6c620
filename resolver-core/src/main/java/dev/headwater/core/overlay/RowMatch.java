// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.overlay;

import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out which overlays are for which rows of a page. Not for several threads at once. */
public final class RowMatch {
    private final ProjectPage page;
    private final List<Overlay> overlays;
    private final boolean namesFiles;
    private final FilenameScanner scanner;

    /** Many files are of one version. */
    private final Map<String, List<Overlay>> byVersion = new HashMap<>();

    private final Set<String> matched = new TreeSet<>();

    /**
     * Prepares to match.
     *
     * @param overlays those for the project and its index, sorted by id
     */
    public RowMatch(ProjectPage page, List<Overlay> overlays) {
        this.page = page;
        this.overlays = overlays;
        this.namesFiles =
                overlays.stream().anyMatch(overlay -> !overlay.scope().files().isEmpty());
        this.scanner = new FilenameScanner(page.name());
    }

    /**
     * {@return by row, what has the say over it; null where nothing has}
     *
     * @param mayAdd whether an extra may bring something that it did not
     */
    @Nullable
    RowOverlays[] rows(boolean mayAdd) {
        @Nullable RowOverlays[] rows = new @Nullable RowOverlays[page.fileCount()];
        for (int row = 0; row < rows.length; row++) {
            List<Overlay> matching = matching(row);
            matching.forEach(overlay -> matched.add(overlay.id()));
            rows[row] = matching.isEmpty() ? null : RowOverlays.of(matching, mayAdd);
        }
        return rows;
    }

    /** {@return the ids of those that are for a row, once all were looked at} */
    Set<String> matched() {
        return Collections.unmodifiableSet(matched);
    }

    /** {@return the overlays that are for a row, sorted by id, whether or not others have the say over it} */
    public List<Overlay> matching(int row) {
        ProvidedPackage provided = page.provided(row);
        List<Overlay> matching = new ArrayList<>();
        for (Overlay overlay : named(row)) {
            if (isInTime(overlay, row, provided)) {
                matching.add(overlay);
            }
        }
        return matching;
    }

    /** {@return the overlays that name a row by its version or its hash, whenever it was uploaded, sorted by id} */
    public List<Overlay> named(int row) {
        ProvidedPackage provided = page.provided(row);
        return provided == null ? ofFile(row) : ofPackage(provided);
    }

    /** {@return the version that a row is of: of a file as its name has it; empty where there is none} */
    public String version(int row) {
        ProvidedPackage provided = page.provided(row);
        if (provided != null) {
            return provided.version().map(Version::toString).orElse("");
        }
        FilenameScanner.Outcome kind = scanner.scan(page.filename(row));
        if (kind != FilenameScanner.Outcome.WHEEL && kind != FilenameScanner.Outcome.SDIST) {
            return "";
        }
        Version version = Version.parseOrNull(scanner.version());
        return version == null ? scanner.version() : version.toString();
    }

    private List<Overlay> ofFile(int row) {
        String filename = page.filename(row);
        FilenameScanner.Outcome kind = scanner.scan(filename);
        if (kind != FilenameScanner.Outcome.WHEEL && kind != FilenameScanner.Outcome.SDIST) {
            return List.of();
        }
        List<Overlay> ofVersion = byVersion.computeIfAbsent(
                scanner.version(),
                text -> Optional.ofNullable(Version.parseOrNull(text))
                        .map(this::ofVersion)
                        .orElse(List.of()));
        return namesFiles ? withNamed(ofVersion, page.file(row)) : ofVersion;
    }

    private List<Overlay> ofVersion(Version version) {
        return overlays.stream()
                .filter(overlay -> overlay.scope().covers(version))
                .toList();
    }

    /** Keeps the order of the overlays. */
    private List<Overlay> withNamed(List<Overlay> ofVersion, DistributionFile file) {
        String hash = file.hashes().of("sha256").map(Object::toString).orElse("");
        return overlays.stream()
                .filter(overlay ->
                        ofVersion.contains(overlay) || overlay.scope().files().contains(hash))
                .toList();
    }

    private List<Overlay> ofPackage(ProvidedPackage provided) {
        return provided.version().map(this::ofVersion).orElse(List.of()).stream()
                .filter(overlay -> !isOnlyOfFiles(overlay))
                .toList();
    }

    /** What is provided is never yanked, so there is nothing to be said about that alone. */
    private static boolean isOnlyOfFiles(Overlay overlay) {
        return overlay.fields().equals(Set.of(OverlayField.USE))
                && overlay.use()
                        .filter(use -> use.kind() == FileUse.Kind.WITHDRAW)
                        .isEmpty();
    }

    private boolean isInTime(Overlay overlay, int row, @Nullable ProvidedPackage provided) {
        Instant limit = overlay.scope().uploadedBefore().orElse(null);
        if (limit == null) {
            return true;
        }
        long uploaded = page.uploadTime(row);
        if (uploaded != ProjectPage.NO_UPLOAD_TIME) {
            return Instant.EPOCH.plus(uploaded, ChronoUnit.MICROS).isBefore(limit);
        }
        // The date of what a repository says is later than everything in it.
        return provided != null
                && provided.date().filter(date -> date.isBefore(limit)).isPresent();
    }
}
