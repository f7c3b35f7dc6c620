// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which files of a project an overlay is for: some versions of it, or single files by their hashes.
 *
 * <p>A range of versions also covers what is yet to come, so it needs a date: nobody knows now what a later release
 * requires. What is provided by a distributor is no file, and is named by its version alone.
 *
 * @since 0.1.0
 */
public final class OverlayScope {
    /** From the one that says most to the one that says least: it has the say over those behind it. */
    public enum Precision {
        /** Exact files. */
        FILES,
        /** One version. */
        VERSION,
        /** Several versions. */
        RANGE
    }

    private final Optional<SpecifierSet> versions;
    private final SortedSet<String> files;
    private final Optional<Instant> uploadedBefore;

    private OverlayScope(Optional<SpecifierSet> versions, SortedSet<String> files, Optional<Instant> uploadedBefore) {
        this.versions = versions;
        this.files = Collections.unmodifiableSortedSet(files);
        this.uploadedBefore = uploadedBefore;
    }

    /** {@return one version, with its local versions: {@code ==1.0}} */
    public static OverlayScope version(Version version) {
        return versions(SpecifierSet.parse("==" + version));
    }

    /** {@return the versions of a specifier; {@link Overlay.Builder#build} refuses a range without a date} */
    public static OverlayScope versions(SpecifierSet versions) {
        return new OverlayScope(Optional.of(versions), new TreeSet<>(), Optional.empty());
    }

    /** {@return exact files by the SHA-256 of their bytes; {@link Overlay.Builder#build} refuses other hashes} */
    public static OverlayScope files(List<FileHash> hashes) {
        SortedSet<String> files = new TreeSet<>();
        hashes.forEach(hash -> files.add(hash.toString()));
        return new OverlayScope(Optional.empty(), files, Optional.empty());
    }

    /** {@return those of these files that were uploaded before a time; one without an upload time is none of them} */
    public OverlayScope uploadedBefore(Instant time) {
        return new OverlayScope(versions, new TreeSet<>(files), Optional.of(time));
    }

    /** {@return the versions; empty where files are named} */
    public Optional<SpecifierSet> versions() {
        return versions;
    }

    /** {@return the hashes of the files, {@code sha256:…}, sorted; empty where versions are named} */
    public SortedSet<String> files() {
        return files;
    }

    /** {@return the time before which a file must have been uploaded} */
    public Optional<Instant> uploadedBefore() {
        return uploadedBefore;
    }

    /** {@return how exactly it says what it is for} */
    public Precision precision() {
        if (versions.isEmpty()) {
            return Precision.FILES;
        }
        return pin().isPresent() ? Precision.VERSION : Precision.RANGE;
    }

    /** {@return the one version that is named, 1.0 of {@code ==1.0}; of what is no version its text} */
    Optional<Object> pin() {
        return versions.filter(
                        set -> set.clauses().size() == 1 && set.clauses().get(0).isPin())
                .map(set -> set.clauses().get(0))
                .map(clause -> clause.version().<Object>map(version -> version).orElse(clause.versionText()));
    }

    /** {@return whether a version is one of those that are named, pre-releases included} */
    public boolean covers(Version version) {
        return versions.filter(set -> set.hasArbitraryEquality()
                        ? set.contains(version.toString())
                        : set.range().contains(version))
                .isPresent();
    }
}
