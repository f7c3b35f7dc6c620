// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.support;

import dev.headwater.api.DefectException;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.support.ProjectSupport;
import dev.headwater.api.support.Serving;
import dev.headwater.api.support.SupportReview;
import dev.headwater.api.support.WantedTarget;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.overlay.RowMatch;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Finds out which targets the chosen projects serve, by the files of the chosen version that their owners list.
 *
 * <p>No name is asked about that the resolution did not ask about, and nobody but its owner. What other targets would
 * choose or need besides is not looked at: that takes a resolution for each of them.
 *
 * @since 0.1.0
 */
public final class SupportComparison {
    private final Owners owners;
    private final WantedTargets wanted;
    private final FormatPolicy formats;

    /**
     * Prepares to compare, where files of all formats may be used.
     *
     * @param owners what finds owners, by the policy of the resolution
     */
    public SupportComparison(Owners owners, WantedTargets wanted) {
        this(owners, wanted, FormatPolicy.ANY);
    }

    private SupportComparison(Owners owners, WantedTargets wanted, FormatPolicy formats) {
        this.owners = owners;
        this.wanted = wanted;
        this.formats = formats;
    }

    /** {@return the same, where files of a format that may not be used serve nothing} */
    public SupportComparison withFormats(FormatPolicy rules) {
        return new SupportComparison(owners, wanted, rules);
    }

    /**
     * Compares. Waits for the indexes.
     *
     * @throws DefectException if an index broke in a way that is no answer
     */
    public SupportReview compare(ResolutionOutcome.Resolved resolved) {
        List<ProjectSupport> projects = new ArrayList<>();
        for (PinnedPackage pinned : resolved.packages()) {
            List<Serving> serving = new ArrayList<>();
            List<DistributionFile> files = files(pinned);
            for (WantedTarget target : wanted.targets()) {
                serving.add(pinned.provided()
                        .map(by -> provided(by, target))
                        .orElseGet(() -> serving(files, pinned, target)));
            }
            projects.add(new ProjectSupport(pinned.name(), pinned.version(), pinned.index(), serving));
        }
        return new SupportReview(wanted.targets(), wanted.want(), wanted.window(), projects);
    }

    /** All files of the version that may be used; only the chosen one where the request named it, or nobody answers. */
    private List<DistributionFile> files(PinnedPackage pinned) {
        List<DistributionFile> files = new ArrayList<>(pinned.file().stream().toList());
        files.addAll(pinned.otherFiles());
        Optional<ProjectPage> page =
                pinned.index().isEmpty() || pinned.provided().isPresent()
                        ? Optional.empty()
                        : find(pinned).page();
        page.ifPresent(listed -> {
            RowMatch rows = new RowMatch(listed, List.of());
            for (int row = 0; row < listed.fileCount(); row++) {
                boolean isUsable = listed.provided(row) == null
                        && listed.fault(row) == null
                        && listed.withdrawal(row) == null
                        && !listed.isYanked(row);
                if (isUsable && rows.version(row).equals(pinned.version().toString())) {
                    files.add(listed.file(row));
                }
            }
        });
        // What the request names by its URL may be of any format.
        FormatRule rule = pinned.index().isPresent() ? formats.of(pinned.name()) : FormatRule.ANY;
        files.removeIf(file -> rule == (isWheel(file) ? FormatRule.NO_BINARY : FormatRule.ONLY_BINARY));
        return files;
    }

    private static boolean isWheel(DistributionFile file) {
        return file.filename().endsWith(".whl");
    }

    private FoundOwner find(PinnedPackage pinned) {
        try {
            return owners.find(pinned.name()).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DefectException defect ? defect : e;
        }
    }

    private static Serving serving(List<DistributionFile> files, PinnedPackage pinned, WantedTarget wanted) {
        Serving best = Serving.MISSING;
        boolean isForPython = admits(pinned.requiresPython(), wanted);
        for (DistributionFile file : files) {
            if (!isForPython || !admits(file.requiresPython(), wanted)) {
                best = better(best, Serving.NOT_FOR_PYTHON);
            } else if (isWheel(file)) {
                best = better(best, wheel(file.filename(), wanted.target().tags()));
            } else {
                best = better(best, Serving.SDIST);
            }
        }
        return best;
    }

    /** The constants go from the best to the least. */
    private static Serving better(Serving one, Serving other) {
        return other.compareTo(one) < 0 ? other : one;
    }

    private static Serving wheel(String filename, TagSet tags) {
        try {
            WheelFilename wheel = WheelFilename.parse(filename);
            if (wheel.rank(tags) == TagSet.INCOMPATIBLE) {
                return Serving.MISSING;
            }
            return wheel.tags().stream().anyMatch(tag -> tag.platform().equals("any"))
                    ? Serving.ANY_WHEEL
                    : Serving.WHEEL;
        } catch (InvalidWheelFilenameException e) {
            return Serving.MISSING;
        }
    }

    private static boolean admits(Optional<String> requiresPython, WantedTarget wanted) {
        try {
            return requiresPython
                    .map(text ->
                            SpecifierSet.parse(text).contains(wanted.target().pythonRelease()))
                    .orElse(true);
        } catch (InvalidSpecifierException e) {
            // As on a page: what cannot be read says nothing.
            return true;
        }
    }

    private static Serving provided(ProvidedPackage by, WantedTarget wanted) {
        if (by.serves().isEmpty()) {
            return Serving.PROVIDED;
        }
        ServedTarget served = by.serves().get();
        List<BigInteger> asked = minor(wanted.target().pythonRelease());
        List<BigInteger> there = minor(served.python());
        if (!asked.equals(there) || !wanted.target().implementation().equals("cpython")) {
            return Serving.NOT_FOR_PYTHON;
        }
        boolean isThere = told(wanted, MarkerField.PLATFORM_SYSTEM).equals(Optional.of(served.system()))
                && told(wanted, MarkerField.PLATFORM_MACHINE).equals(Optional.of(served.machine()))
                && wanted.target().platforms().stream().noneMatch(tag -> tag.startsWith("musllinux"));
        return isThere ? Serving.PROVIDED : Serving.MISSING;
    }

    private static List<BigInteger> minor(Version version) {
        return version.release().subList(0, Math.min(2, version.release().size()));
    }

    private static Optional<String> told(WantedTarget wanted, MarkerField field) {
        return wanted.target().environment().value(field);
    }
}
