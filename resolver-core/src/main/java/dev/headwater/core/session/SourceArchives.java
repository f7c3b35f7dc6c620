// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.metadata.StaticPromise;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.ProjectTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Weighs the two places in a source archive that may tell what its wheels will require: PKG-INFO, and the
 * {@code [project]} of pyproject.toml. PKG-INFO goes first where the standard calls it reliable; the table counts where
 * it is not, or is not there, and where all that a resolver needs stands in it.
 *
 * <p>The two must not contradict one another in what both promise: name and version; the range of Pythons; the names of
 * the extras; the requirements, with and without an extra, as projects with extras and the versions or URL that are
 * accepted; and which of those without an extra apply to the target. Otherwise markers are not compared, for tools
 * rewrite them, nor requirements on the project itself, which some write out. What cannot be read of PKG-INFO is in no
 * table that can be.
 */
public final class SourceArchives {
    private SourceArchives() {}

    /** A requirement as far as the two have to agree about it. */
    private record Claim(
            boolean ofExtra, ProjectName name, SortedSet<ExtraName> extras, Optional<String> url, Object accepted) {
        static Claim of(Requirement requirement) {
            return new Claim(
                    requirement.marker().filter(Marker::mentionsExtra).isPresent(),
                    requirement.name(),
                    requirement.extras(),
                    requirement.url(),
                    versions(requirement.specifiers()));
        }
    }

    /** {@return the metadata that counts, or why there is none} */
    public static MetadataAnswer weighed(MetadataAnswer.SourceArchive archive, MarkerEnvironment environment) {
        ProjectTable table;
        try {
            Optional<ProjectTable> read = ProjectTable.parse(archive.pyproject());
            if (read.isEmpty()) {
                return archive.otherwise();
            }
            table = read.get();
        } catch (FileFault e) {
            return doubted(archive, "its pyproject.toml cannot be read (" + place(e) + e.problem() + ")");
        }
        Optional<String> contradiction = archive.info().flatMap(info -> contradiction(table, info, environment));
        if (contradiction.isPresent()) {
            return new MetadataAnswer.Unusable(
                    UnusableCause.CONTRADICTORY,
                    "its PKG-INFO and the [project] of its pyproject.toml differ in " + contradiction.get());
        }
        if (archive.otherwise()
                .found()
                .filter(found -> found.source() == MetadataOrigin.Source.SDIST)
                .isPresent()) {
            return archive.otherwise();
        }
        return table.untold().isEmpty()
                ? new MetadataAnswer.Found(
                        table.metadata(), new MetadataOrigin(MetadataOrigin.Source.PROJECT_TABLE, archive.verified()))
                : doubted(
                        archive,
                        "the [project] of its pyproject.toml leaves to a build: " + String.join(", ", table.untold()));
    }

    private static String place(FileFault fault) {
        return fault.line() == 0 ? "" : "line " + fault.line() + ": ";
    }

    private static MetadataAnswer doubted(MetadataAnswer.SourceArchive doubtful, String why) {
        if (doubtful.info().isEmpty()) {
            return new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE, why);
        }
        return doubtful.otherwise().accept(new MetadataAnswer.Visitor<>() {
            @Override
            public MetadataAnswer found(MetadataAnswer.Found found) {
                return found;
            }

            @Override
            public MetadataAnswer sourceArchive(MetadataAnswer.SourceArchive archive) {
                return archive;
            }

            @Override
            public MetadataAnswer unusable(MetadataAnswer.Unusable unusable) {
                String before = unusable.detail().isEmpty() ? "" : unusable.detail() + ", and ";
                return new MetadataAnswer.Unusable(unusable.cause(), before + why);
            }

            @Override
            public MetadataAnswer unavailable(MetadataAnswer.Unavailable unavailable) {
                return unavailable;
            }
        });
    }

    private static Optional<String> contradiction(
            ProjectTable table, CoreMetadata info, MarkerEnvironment environment) {
        if (!table.name().equals(info.name())) {
            return Optional.of("the name");
        }
        if (table.tells("version") && !table.version().equals(Optional.of(info.version()))) {
            return Optional.of("the version");
        }
        try {
            return inPromises(table, info, environment);
        } catch (InvalidMetadataException e) {
            return Optional.of("what cannot be read of PKG-INFO (" + e.getMessage() + ")");
        }
    }

    private static Optional<String> inPromises(ProjectTable table, CoreMetadata info, MarkerEnvironment environment) {
        if (bothTell(table, ProjectTable.REQUIRES_PYTHON, info, "Requires-Python")
                && !versions(table.requiresPython().orElse(SpecifierSet.any()))
                        .equals(versions(info.requiresPython().orElse(SpecifierSet.any())))) {
            return Optional.of(ProjectTable.REQUIRES_PYTHON);
        }
        if (bothTell(table, ProjectTable.EXTRAS, info, "Provides-Extra")
                && !table.extras().equals(Set.copyOf(info.providesExtra()))) {
            return Optional.of("the names of the extras");
        }
        Optional<String> differing = Stream.of(ProjectTable.DEPENDENCIES, ProjectTable.EXTRAS)
                .filter(key -> bothTell(table, key, info, "Requires-Dist"))
                .filter(key ->
                        !claims(table.allRequirements(), table, key).equals(claims(info.requirements(), table, key)))
                .findFirst();
        if (differing.isEmpty()
                && bothTell(table, ProjectTable.DEPENDENCIES, info, "Requires-Dist")
                && !applying(table.allRequirements(), table, environment)
                        .equals(applying(info.requirements(), table, environment))) {
            return Optional.of("the markers of " + ProjectTable.DEPENDENCIES);
        }
        return differing;
    }

    /** The claims without an extra that apply to the target, or of which that is not known. */
    private static Set<Claim> applying(
            List<Requirement> requirements, ProjectTable table, MarkerEnvironment environment) {
        List<Requirement> applying = requirements.stream()
                .filter(requirement -> requirement
                        .marker()
                        .filter(marker -> marker.truth(environment) == Truth.FALSE)
                        .isEmpty())
                .toList();
        return claims(applying, table, ProjectTable.DEPENDENCIES);
    }

    /** The claims under one key of the table, whichever of the two makes them. */
    private static Set<Claim> claims(List<Requirement> requirements, ProjectTable table, String key) {
        boolean ofExtra = key.equals(ProjectTable.EXTRAS);
        Set<Claim> claims = new HashSet<>();
        for (Requirement requirement : requirements) {
            Claim claim = Claim.of(requirement);
            if (claim.ofExtra() == ofExtra && !claim.name().equals(table.name())) {
                claims.add(claim);
            }
        }
        return claims;
    }

    /** What is compared of specifiers: the range, but where a clause is about spelling. */
    private static Object versions(SpecifierSet specifiers) {
        return specifiers.hasArbitraryEquality() ? specifiers : specifiers.range();
    }

    private static boolean bothTell(ProjectTable table, String key, CoreMetadata info, String field) {
        return table.tells(key) && info.promiseOf(field) == StaticPromise.EXACT;
    }
}
