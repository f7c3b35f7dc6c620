// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a page one after another, files and what packages of a distributor provide, and says of each
 * whether it may be chosen. Used again for the next row, since a page may have a hundred thousand. Not for several
 * threads at once.
 */
final class FileFilter {
    /** Seconds from 1970 to a time beyond all that RFC 3339 can write, in either direction. */
    private static final long FARTHEST = 1_000_000_000_000L;

    private static final Exclusion TAGS = new Exclusion.Tags(List.of(), "");

    private final ProjectPage page;
    private final CandidateRules rules;
    private final Version python;
    private final Target target;
    private final PageReleases releases;
    private final FilenameScanner scanner;
    private final long cutOff;

    /** The place of each shape's best tag in the order of the target; a source distribution is behind every wheel. */
    private final int[] tagRanks;

    /** Of each shape, whether a file of it may be chosen as far as that goes by its tags and format. */
    private final boolean[] fits;

    private final boolean isQuarantined;

    private final Map<String, Boolean> pythons = new HashMap<>();

    /** What was looked up last in {@link #pythons}, as neighbours mostly say the same. */
    private @Nullable String lastPython;

    private boolean lastAdmitted;

    /** Of rows of one name: all are lost if one of them has a fault, whichever comes first. */
    private final Map<Integer, ListingFault> twinFaults;

    private int current;

    /** Of a row that is no file: the version that is provided, if there is one that can be read. */
    private @Nullable Version providedVersion;

    FileFilter(ProjectPage page, PageReleases releases, CandidateRules rules, Target target) {
        this.page = page;
        this.rules = rules;
        this.python = target.pythonRelease();
        this.target = target;
        this.releases = releases;
        this.scanner = new FilenameScanner(rules.name());
        this.cutOff = rules.cutOff().map(FileFilter::micros).orElse(Long.MAX_VALUE);
        this.tagRanks = tagRanks(releases, target.tags());
        this.fits = new boolean[tagRanks.length];
        for (int shape = 0; shape < fits.length; shape++) {
            fits[shape] = tagRanks[shape] != TagSet.INCOMPATIBLE && byFormat(shape) == null;
        }
        this.isQuarantined = page.status().state() == ProjectStatus.State.QUARANTINED;
        this.twinFaults = twinFaults(page, releases);
    }

    private static int[] tagRanks(PageReleases releases, TagSet tags) {
        int[] ranks = new int[releases.shapeCount()];
        for (int shape = 0; shape < ranks.length; shape++) {
            ranks[shape] = releases.isArchive(shape) ? TagSet.INCOMPATIBLE - 1 : releases.tagRank(shape, tags);
        }
        return ranks;
    }

    private static Map<Integer, ListingFault> twinFaults(ProjectPage page, PageReleases releases) {
        Map<Integer, ListingFault> worst = new HashMap<>();
        for (int twin = 0; twin < releases.twinCount(); twin++) {
            int first = releases.firstOfTwin(twin);
            for (int row : new int[] {first, releases.twin(twin)}) {
                ListingFault fault = page.fault(row);
                if (fault != null) {
                    worst.merge(first, fault, (one, other) -> one.compareTo(other) <= 0 ? one : other);
                }
            }
        }
        Map<Integer, ListingFault> faults = new HashMap<>(worst);
        for (int twin = 0; twin < releases.twinCount(); twin++) {
            ListingFault fault = worst.get(releases.firstOfTwin(twin));
            if (fault != null) {
                faults.put(releases.twin(twin), fault);
            }
        }
        return faults;
    }

    private @Nullable ListingFault fault(int row) {
        ListingFault ofName = twinFaults.isEmpty() ? null : twinFaults.get(row);
        return ofName == null ? page.fault(row) : ofName;
    }

    private static long micros(Instant time) {
        long seconds = Math.max(-FARTHEST, Math.min(FARTHEST, time.getEpochSecond()));
        return TimeUnit.SECONDS.toMicros(seconds) + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }

    /** {@return why a row may not be chosen, or null if it may; the accessors tell of this row until the next call} */
    @Nullable
    Exclusion exclusion(int row) {
        current = row;
        if (releases.isFile(row)) {
            return byFile(row);
        }
        ProvidedPackage by = page.provided(row);
        providedVersion = by == null ? null : by.version().orElse(null);
        return by == null ? byName(page.filename(row)) : byProvided(row, by);
    }

    /**
     * {@return whether a row may be chosen} What can be told from numbers is looked at first: a page has thousands of
     * files, and most are ruled out so.
     */
    boolean admits(int row) {
        if (!releases.isFile(row)) {
            return page.provided(row) != null && exclusion(row) == null;
        }
        if (!fits[releases.shape(row)] || isQuarantined || !admitsTime(page.uploadTime(row))) {
            return false;
        }
        current = row;
        String specifier = page.requiresPython(row);
        return (specifier == null || admitsPython(specifier))
                && fault(row) == null
                && page.withdrawal(row) == null
                && (rules.preReleases() != PreReleaseMode.DISALLOW || !version().isPreRelease())
                && (!page.isYanked(row) || rules.pins(version()))
                && (rules.hashes().isEmpty() || byHash(row) == null);
    }

    private boolean admitsTime(long uploaded) {
        return uploaded < cutOff
                && (uploaded != ProjectPage.NO_UPLOAD_TIME
                        || cutOff == Long.MAX_VALUE
                        || rules.missingUploadTime() == MissingUploadTimeRule.ALLOW);
    }

    /** What is provided has no name of a file to be read, no tags, no Requires-Python on the page and no yank. */
    private @Nullable Exclusion byProvided(int row, ProvidedPackage provided) {
        Exclusion byPackage = byPackage(row, provided);
        if (byPackage != null) {
            return byPackage;
        }
        if (rules.format() == FormatRule.NO_BINARY) {
            return new Exclusion.Format(Exclusion.Format.Kind.PROVIDED);
        }
        Exclusion byTarget = provided.serves()
                .map(served -> ServedTargetRule.exclusion(served, target))
                .orElse(null);
        if (byTarget != null) {
            return byTarget;
        }
        Exclusion byRelease = byRelease(uploaded(row, provided));
        if (byRelease != null) {
            return byRelease;
        }
        return rules.hashes().isPresent() ? new Exclusion.NoHash(true) : null;
    }

    private @Nullable Exclusion byPackage(int row, ProvidedPackage provided) {
        ProvidedFault fault = provided.fault().orElse(null);
        return fault == null ? byPage(row) : new Exclusion.UnusablePackage(provided.name(), fault);
    }

    /**
     * {@return the upload time that counts} The date of what a repository says is later than everything in it: where it
     * is before the cut-off, so was the package; else it says nothing.
     */
    private long uploaded(int row, ProvidedPackage provided) {
        long uploaded = page.uploadTime(row);
        if (uploaded != ProjectPage.NO_UPLOAD_TIME || provided.date().isEmpty()) {
            return uploaded;
        }
        long latest = micros(provided.date().get());
        return latest < cutOff ? latest : ProjectPage.NO_UPLOAD_TIME;
    }

    /** Of a file that is no file of the project, or of no version. */
    private Exclusion byName(String filename) {
        return switch (scanner.scan(filename)) {
            case OTHER_PROJECT -> new Exclusion.OtherProject();
            case UNSUPPORTED -> new Exclusion.UnsupportedKind();
            case MALFORMED, WHEEL, SDIST -> new Exclusion.MalformedFilename();
        };
    }

    private @Nullable Exclusion byFile(int file) {
        Exclusion byListing = byListing(file);
        if (byListing != null) {
            return byListing;
        }
        int shape = releases.shape(file);
        Exclusion byFormat = byFormat(shape);
        if (byFormat != null) {
            return byFormat;
        }
        if (tagRanks[shape] == TagSet.INCOMPATIBLE) {
            return TAGS;
        }
        String specifier = page.requiresPython(file);
        if (specifier != null && !admitsPython(specifier)) {
            return new Exclusion.RequiresPython(
                    specifier, python.toString(), Optional.ofNullable(page.requiresPythonBy(file)));
        }
        return byReleaseAndRequest(file);
    }

    private @Nullable Exclusion byListing(int file) {
        ListingFault fault = fault(file);
        return fault == null ? byPage(file) : new Exclusion.Listing(fault);
    }

    private @Nullable Exclusion byFormat(int shape) {
        boolean wheel = releases.isWheel(shape);
        return rules.format() == (wheel ? FormatRule.NO_BINARY : FormatRule.ONLY_BINARY)
                ? new Exclusion.Format(wheel ? Exclusion.Format.Kind.WHEEL : Exclusion.Format.Kind.SDIST)
                : null;
    }

    private @Nullable Exclusion byPage(int row) {
        Withdrawal withdrawal = page.withdrawal(row);
        if (withdrawal != null) {
            return new Exclusion.Withdrawn(withdrawal.reason(), withdrawal.overlay());
        }
        return isQuarantined ? new Exclusion.Quarantined(page.status().reason().orElse("")) : null;
    }

    private @Nullable Exclusion byRelease(long uploaded) {
        Exclusion byTime = byUploadTime(uploaded);
        if (byTime != null) {
            return byTime;
        }
        return rules.preReleases() == PreReleaseMode.DISALLOW && version().isPreRelease()
                ? new Exclusion.PreRelease()
                : null;
    }

    private @Nullable Exclusion byReleaseAndRequest(int file) {
        Exclusion byRelease = byRelease(page.uploadTime(file));
        if (byRelease != null) {
            return byRelease;
        }
        if (page.isYanked(file) && !rules.pins(version())) {
            return new Exclusion.Yanked(
                    page.file(file).yank().flatMap(Yank::reason).orElse(""), Optional.ofNullable(page.yankedBy(file)));
        }
        return rules.hashes().isPresent() ? byHash(file) : null;
    }

    /** One that cannot be read on a page is passed over: the metadata has the last word. */
    private boolean admitsPython(String specifier) {
        if (!specifier.equals(lastPython)) {
            lastPython = specifier;
            Boolean known = pythons.get(specifier);
            lastAdmitted = known == null ? takesPython(specifier) : known;
            pythons.put(specifier, lastAdmitted);
        }
        return lastAdmitted;
    }

    private boolean takesPython(String specifier) {
        try {
            return SpecifierSet.parse(specifier).contains(python);
        } catch (InvalidSpecifierException e) {
            return true;
        }
    }

    private @Nullable Exclusion byUploadTime(long uploaded) {
        if (cutOff == Long.MAX_VALUE) {
            return null;
        }
        if (uploaded == ProjectPage.NO_UPLOAD_TIME) {
            return rules.missingUploadTime() == MissingUploadTimeRule.ALLOW ? null : new Exclusion.NoUploadTime();
        }
        return uploaded < cutOff
                ? null
                : new Exclusion.TooNew(
                        Instant.ofEpochSecond(0).plusNanos(TimeUnit.MICROSECONDS.toNanos(uploaded)),
                        rules.cutOff().orElse(Instant.MAX));
    }

    /** One of which no hash of such a kind is listed is not excluded: it is read before it is chosen. */
    private @Nullable Exclusion byHash(int file) {
        if (rules.hashes().orElse(Set.of()).isEmpty()) {
            return new Exclusion.NoHash(false);
        }
        return rules.match(page.file(file).hashes()) == HashMatch.OTHER ? new Exclusion.Hash() : null;
    }

    /** {@return whether something tells when a row was uploaded, or that it was before the cut-off} */
    boolean hasUploadTime(int row) {
        ProvidedPackage provided = releases.isFile(row) ? null : page.provided(row);
        return (provided == null ? page.uploadTime(row) : uploaded(row, provided)) != ProjectPage.NO_UPLOAD_TIME;
    }

    /** {@return the version in the file's name, or that is provided; only of a row that has one} */
    Version version() {
        if (releases.isFile(current)) {
            return releases.version(releases.release(current));
        }
        if (providedVersion == null) {
            throw new IllegalStateException("a file without a version was not excluded");
        }
        return providedVersion;
    }

    /** {@return whether the row has a version that can be read} */
    boolean hasVersion() {
        return releases.isFile(current) || providedVersion != null;
    }

    /** {@return the compressed tag set in the name of a wheel} */
    String tagText() {
        return releases.tags(releases.shape(current));
    }

    /** {@return the version as written in the file's name, or as it is provided; only of a row that has one} */
    String versionText() {
        return releases.versionText(releases.release(current));
    }

    /** {@return the place of a shape's best tag in the order of the target} */
    int tagRank(int shape) {
        return tagRanks[shape];
    }
}
