// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One value of each case, all about the same project as far as they can be. */
final class Samples {
    static final ProjectName LIB = ProjectName.parse("lib");
    static final ProjectName APP = ProjectName.parse("app");
    static final Version ONE = Version.parse("1.0");
    static final IndexId DISTRO = IndexId.parse("distro");
    static final Place LINE = Place.inFile("requirements.txt", 3);
    static final Place OWN = Place.inFile("pyproject.toml");

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final Requirement REQUIREMENT = Requirement.parse("lib<2");

    private Samples() {}

    static Wanted wanted(String specifiers) {
        return new Wanted(LIB, Optional.empty(), List.of(SpecifierSet.parse(specifiers)), false);
    }

    static Releases releases(ProjectName name, String version) {
        Version one = Version.parse(version);
        return new Releases(
                name,
                Optional.empty(),
                List.of(new Releases.Run(one, one, 1)),
                true,
                Optional.of(DISTRO),
                Optional.empty());
    }

    static Reason depends(String file) {
        return new Reason.Depends(
                releases(APP, "2.0"),
                wanted(">=2"),
                List.of(new Place.InIndex(Optional.of(DISTRO), Optional.of(file))));
    }

    static Supply supply() {
        return new Supply(
                Ownership.builder(LIB, OwnerRule.PIN).present(DISTRO).build(),
                releases(LIB, "1.0"),
                List.of(),
                Optional.empty(),
                1,
                List.of(),
                List.of(),
                ProjectStatus.ACTIVE);
    }

    static List<Reason> reasons() {
        Reason requested = new Reason.Requested(wanted(">=2"), List.of(LINE));
        return List.of(
                requested,
                depends("app-2.0-py3-none-any.whl"),
                new Reason.Overridden(Optional.empty(), wanted("<2"), List.of("lib>=2"), List.of(LINE)),
                new Reason.Constrained(releases(LIB, "2.0"), List.of(REQUIREMENT), List.of(LINE)),
                new Reason.Excluded(releases(LIB, "2.0"), new Exclusion.PreRelease(), List.of()),
                new Reason.NotSupplied(requested, supply()),
                new Reason.Contradicts(List.of(releases(APP, "2.0")), List.of(releases(LIB, "2.0"))));
    }

    static List<Exclusion> exclusions() {
        return List.of(
                new Exclusion.MalformedFilename(),
                new Exclusion.OtherProject(),
                new Exclusion.Listing(ListingFault.MALFORMED_HASH),
                new Exclusion.UnsupportedKind(),
                new Exclusion.Format(Exclusion.Format.Kind.WHEEL),
                new Exclusion.Tags(List.of("cp312-cp312-win_amd64"), "cp312-cp312-manylinux_2_28_x86_64"),
                new Exclusion.RequiresPython(">=3.13", "3.12.0"),
                new Exclusion.TooNew(TIME, TIME),
                new Exclusion.NoUploadTime(),
                new Exclusion.Yanked("broken", Optional.empty()),
                new Exclusion.Withdrawn("broken", "mine"),
                new Exclusion.Quarantined("malware"),
                new Exclusion.PreRelease(),
                new Exclusion.Hash(),
                new Exclusion.OtherContent(new FileHash("sha256", "ab".repeat(32))),
                new Exclusion.UnknownHash(List.of("sha512"), Optional.empty()),
                new Exclusion.NoHash(false),
                new Exclusion.Metadata(UnusableCause.DAMAGED, "it ends early"),
                new Exclusion.UnreadableRequirement("lib>>1"),
                new Exclusion.UnknownMarker("lib", List.of(MarkerField.PLATFORM_RELEASE)),
                new Exclusion.MetadataOfAnother(APP, ONE),
                new Exclusion.DependsOnUrl(APP, Optional.of("https://example.org/app.whl"), false),
                new Exclusion.UnknownDependencies(Optional.empty()),
                new Exclusion.OtherTarget(
                        new ServedTarget("Debian", "python3", Version.parse("3.11"), "amd64", "Linux", "x86_64"),
                        Exclusion.OtherTarget.Difference.PYTHON,
                        "3.13"),
                new Exclusion.UnusablePackage("python3-lib", new ProvidedFault(ProvidedFault.Kind.VERSION, "None")));
    }

    static List<Hint> hints() {
        IndexFault fault = IndexFault.ofStatus(401, "https://example.org/simple/lib/")
                .withRemedy(Remedy.of(Remedy.Action.GIVE_LOGIN, "https://example.org"));
        return List.of(
                new Hint.PinTo(LIB, DISTRO, PUBLIC),
                new Hint.CheckName(LIB, OwnerRule.ORDER),
                new Hint.WheelNeeded(LIB, false),
                new Hint.ConstrainYanked(LIB, ONE),
                new Hint.ShortenCoolDown(LIB, ONE),
                new Hint.AllowFormat(LIB, Exclusion.Format.Kind.WHEEL),
                new Hint.AllowPreReleases(LIB),
                new Hint.AllowMissingUploadTime(DISTRO),
                new Hint.Remedy(Optional.of(DISTRO), fault),
                new Hint.Hotfix(LIB, ONE, List.of(Requirement.parse("app<2")), List.of(Requirement.parse("app<=2"))),
                new Hint.Rewrite(Place.inRequest("lib<1"), Requirement.parse("lib<1"), Requirement.parse("lib<=1")),
                new Hint.Advice("ask somebody"),
                new Hint.NarrowOrRaise(true));
    }

    static List<Warning> warnings() {
        return List.of(
                new Warning.MissingExtra(LIB, Optional.of(ONE), ExtraName.parse("fast"), Optional.empty()),
                new Warning.YankedUsed(LIB, ONE, Optional.of("broken")),
                new Warning.RecordedMetadata(LIB, ONE, "lib-1.0.tar.gz"),
                new Warning.Status(LIB, new ProjectStatus(ProjectStatus.State.ARCHIVED, Optional.empty())),
                new Warning.UnreadableRequiresPython("lib-1.0.tar.gz", "three"),
                new Warning.FromUrl(LIB),
                new Warning.NothingRequired(List.of(REQUIREMENT), List.of(LINE)),
                new Warning.NothingThere(DISTRO),
                new Warning.PlainHttp(DISTRO),
                new Warning.OwnInsteadOfIndex(LIB, OWN, OwnerRule.PIN, DISTRO),
                new Warning.OwnInsteadOfUrl(LIB, OWN, List.of(LINE)),
                new Warning.VersionUnknown(LIB, OWN, List.of("lib>=2 of app")),
                new Warning.OfPackage(
                        LIB, ONE, "python3-lib 1.0-2", new ProvidedNote(ProvidedNote.Kind.PACKAGED_VERSION, "1.0.1")),
                new Warning.Unchecked(LIB, ONE, List.of(APP)),
                new Warning.UnmatchedOverlay("hotfix", LIB, Optional.of(DISTRO)));
    }

    static List<Problem> problems() {
        RequestedRequirement requested = RequestedRequirement.of(Requirement.parse("lib[fast]>=2"), LINE);
        return Stream.<Problem>concat(
                        Arrays.stream(Problem.Refused.Rule.values()).map(rule -> new Problem.Refused(rule, requested)),
                        Stream.of(
                                new Problem.UnusableUrl(requested, "no archive"),
                                new Problem.UnreadableArchive(
                                        requested, new Exclusion.Metadata(UnusableCause.NO_METADATA, "PKG-INFO")),
                                new Problem.UnknownMarker(requested, "a < 'b'", List.of()),
                                new Problem.UnknownMarker(requested, "a < 'b'", List.of(MarkerField.PLATFORM_RELEASE)),
                                new Problem.UrlHashesDiffer(LIB),
                                new Problem.TwoOwnProjects(LIB, List.of(OWN, LINE)),
                                new Problem.UnknownDependencies(LINE, LIB, OWN, Optional.empty()),
                                new Problem.TooManyExtras(LIB, OWN, 100, 2000, 1000),
                                new Problem.NoUploadTimes(LIB, DISTRO),
                                new Problem.Overlaid(
                                        LIB,
                                        ONE,
                                        "lib-1.0-py3-none-any.whl",
                                        new OverlayProblem.Unmet("hotfix", "six>=1", List.of("six"))),
                                new Problem.Unreadable(Optional.of(LINE), "no line")))
                .toList();
    }
}
