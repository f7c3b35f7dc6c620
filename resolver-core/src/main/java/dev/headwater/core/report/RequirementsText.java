// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A solution as a {@code requirements.txt}, which pip, uv and {@code RequirementsFile} read: one exact version for each
 * package, sorted by name.
 *
 * <pre>{@code
 * RequirementsText.of(resolved).withHashes().text();
 * // flask==2.2.2 \
 * //     --hash=sha256:…
 * //     # from debian, requested
 * }</pre>
 *
 * <p>What is no requirement is a comment: a package that a distributor provides, for there is nothing to install; a URL
 * with a login or a query, which may be a secret and so is not written. The file is for the target of the resolution
 * alone, and has no markers. It says in comments which index supplies what, but names no index to pip.
 *
 * @see <a href="https://pip.pypa.io/en/stable/reference/requirements-file-format/">Requirements file format</a>
 * @since 0.1.0
 */
public final class RequirementsText {
    /** pip takes no others, though some are as strong. */
    private static final Set<String> OF_PIP = Set.of("sha256", "sha384", "sha512");

    private final ResolutionOutcome.Resolved resolved;
    private final Set<Detail> details;

    private enum Detail {
        HASHES,
        ORIGINS,
        PROVIDED
    }

    private RequirementsText(ResolutionOutcome.Resolved resolved, Set<Detail> details) {
        this.resolved = resolved;
        this.details = details;
    }

    /** {@return the packages of a solution, each with a comment that says who supplies it and what it is for} */
    public static RequirementsText of(ResolutionOutcome.Resolved resolved) {
        return new RequirementsText(resolved, Set.of(Detail.ORIGINS, Detail.PROVIDED));
    }

    /**
     * {@return this with the hashes of the chosen files, so that pip installs no other bytes} Only hashes that pip
     * takes, which all are strong. pip then refuses the whole file if a package has none; a comment says which.
     */
    public RequirementsText withHashes() {
        EnumSet<Detail> more = EnumSet.of(Detail.HASHES);
        more.addAll(details);
        return new RequirementsText(resolved, more);
    }

    /** {@return this without the comments that say where packages come from} */
    public RequirementsText withoutOrigins() {
        return without(Detail.ORIGINS);
    }

    /** {@return this without a word of what a distributor provides} */
    public RequirementsText withoutProvided() {
        return without(Detail.PROVIDED);
    }

    private RequirementsText without(Detail detail) {
        EnumSet<Detail> fewer = EnumSet.noneOf(Detail.class);
        fewer.addAll(details);
        fewer.remove(detail);
        return new RequirementsText(resolved, fewer);
    }

    /** {@return the file, each line with a line feed; empty if there is nothing to install and nothing to say} */
    public String text() {
        Map<ProjectName, List<String>> requirers = new HashMap<>();
        for (PinnedPackage pinned : resolved.packages()) {
            for (ProjectName required : pinned.dependencies()) {
                requirers
                        .computeIfAbsent(required, name -> new ArrayList<>())
                        .add(pinned.name().value());
            }
        }
        StringBuilder text = new StringBuilder();
        for (PinnedPackage pinned : resolved.packages()) {
            if (pinned.provided().isPresent() && !details.contains(Detail.PROVIDED)) {
                continue;
            }
            write(text, pinned, requirers.getOrDefault(pinned.name(), List.of()));
        }
        return text.toString();
    }

    private void write(StringBuilder text, PinnedPackage pinned, List<String> requirers) {
        Optional<String> requirement = requirement(pinned);
        text.append(requirement.orElseGet(() -> "# " + withoutLine(pinned)));
        if (requirement.isPresent() && details.contains(Detail.HASHES)) {
            List<FileHash> hashes = hashes(pinned);
            hashes.forEach(hash -> text.append(" \\\n    --hash=").append(hash));
            if (hashes.isEmpty()) {
                text.append("\n    # none of its hashes is one that pip takes");
            }
        }
        text.append('\n');
        if (details.contains(Detail.ORIGINS)) {
            text.append("    # from ").append(pinned.index().map(IndexId::value).orElse("its URL"));
            text.append(pinned.direct() ? ", requested" : "");
            text.append(requirers.isEmpty() ? "" : ", for " + String.join(", ", requirers));
            text.append('\n');
        }
    }

    /** {@return the requirement; empty if there is none, or none that may be written} */
    private static Optional<String> requirement(PinnedPackage pinned) {
        if (pinned.provided().isPresent()) {
            return Optional.empty();
        }
        String project = Words.withExtras(pinned.name(), pinned.extras());
        if (pinned.rule() != OwnerRule.DIRECT_URL) {
            return Optional.of(project + "==" + pinned.version());
        }
        return pinned.file()
                .map(DistributionFile::url)
                .filter(url -> UrlSecrets.withoutQuery(url).equals(url))
                // To pip, what follows a semicolon is a marker.
                .map(url -> project + " @ " + url.replace(";", "%3B") + subdirectory(pinned));
    }

    private static String subdirectory(PinnedPackage pinned) {
        return pinned.subdirectory().map(path -> "#subdirectory=" + path).orElse("");
    }

    private static String withoutLine(PinnedPackage pinned) {
        String subject = Words.withExtras(pinned.name(), pinned.extras()) + " " + pinned.version();
        return pinned.provided()
                .map(by -> subject + ": nothing to install, for it is provided by " + Shown.text(by.name()) + " "
                        + Shown.text(by.packageVersion()))
                .orElseGet(() -> subject + ": not written, for its URL has a login or a query, which may be secret: "
                        + Shown.url(pinned.source()));
    }

    private static List<FileHash> hashes(PinnedPackage pinned) {
        return pinned.file().map(file -> file.hashes().asList()).orElse(List.of()).stream()
                .filter(hash -> OF_PIP.contains(hash.algorithm()))
                .toList();
    }

    /** {@return the file} */
    @Override
    public String toString() {
        return text();
    }
}
