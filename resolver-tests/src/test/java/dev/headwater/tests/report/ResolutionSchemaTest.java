// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.Version;
import dev.headwater.cli.demo.Demo;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.PyprojectFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.OwnerChangeReport;
import dev.headwater.core.report.OwnershipReport;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResolutionSchemaTest {
    private static final Map<IndexId, InMemoryIndex> INDEXES = InMemoryIndex.parseAll("""
            [distro]
            app 1.0: lib>=1
            lib 1.0 | extra fast: tool
            deep 1.0: app>=9
            over 1.0: tool>=5
            only 1.0 | wheel cp39-cp39-win_amd64
            pair 1.0 2.0
            left 1.0: pair<2
            left 2.0 | yanked: torn
            right 1.0: pair>=2
            project odd: quarantined, is malware
            odd 1.0
            project old: deprecated, use https://me:token@example.org/new
            old 1.0
            failing broken: status 503
            failing gone: the folder is missing
            [public]
            lib 2.0
            tool 3.0 | yanked: bad | uploaded never
            tool 2.0 | python >=3.8 | uploaded 2024-02-03T04:05:06.789Z
            """);

    @Test
    void aSolutionIsValid() throws IOException {
        String json = valid(resolve("app", "lib[fast]"));

        assertThat(json).contains("\"outcome\": \"resolved\"", "\"extras\": [\"fast\"]", "04:05:06.789Z");
    }

    @Test
    void aPinThatIsYankedIsValid() throws IOException {
        assertThat(valid(resolve("tool==3.0")))
                .contains("\"yanked\": true, \"yanked-reason\": \"bad\"", "\"upload-time\": null");
    }

    @Test
    void theStatusOfAProjectIsValidAndHidesALogin() throws IOException {
        assertThat(valid(resolve("old", "lib")))
                .containsOnlyOnce("\"status\": \"deprecated\", "
                        + "\"status-reason\": \"use https://********@example.org/new\"");
    }

    @Test
    void aProjectOfTheRequestIsValidAndStandsInTheOwnershipOnly() throws IOException {
        ResolutionRequest.Builder request = request("lib");
        PyprojectFile.parse("[project]\nname = 'app'\nversion = '1'\n", Path.of("pyproject.toml"))
                .addTo(request, List.of());

        assertThat(valid(resolve(request)).replaceAll("\\s+", ""))
                .contains("{\"name\":\"app\",\"rule\":\"own-project\",\"owner\":null,\"asked\":[]}")
                .containsOnlyOnce("\"name\":\"app\"");
    }

    @Test
    void aFileAtAUrlIsValid() throws IOException {
        assertThat(valid(resolve("own @ https://example.org/own-1.0-py3-none-any.whl?signature=1")))
                .contains("\"rule\": \"direct-url\"", "\"index\": null", "\"requires\": [{\"name\": \"lib\"")
                .doesNotContain("signature");
    }

    @Test
    void whatADistributorProvidesIsValid() throws IOException {
        ProvidedPackage by = new ProvidedPackage(
                Version.parse("1.0"),
                "python3-lib",
                "1.0-2",
                "pkg:deb/example/python3-lib@1.0-2",
                ProvidedPackage.Trust.SIGNED,
                Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                ProvidedPackage.Evidence.DECLARED,
                List.of("libffi8"));
        PinnedPackage lib = PinnedPackage.builder(ProjectName.parse("lib"), Version.parse("1.0"), OwnerRule.ORDER)
                .index(IndexId.parse("distro"))
                .offer(new Offer.Provided(by))
                .metadata(new MetadataOrigin(MetadataOrigin.Source.DISTRIBUTOR, false))
                .changes(List.of(new MetadataChange("mine", "Requires-Dist", Optional.empty(), Optional.of("six"))))
                .purl("pkg:deb/example/python3-lib@1.0-2")
                .build();
        OutcomeReport report = resolve("lib").report();
        String json = valid(new ResolutionOutcome.Resolved(report, List.of(lib)));

        assertThat(json).contains("\"file\": null, \"provided\": {\"package\": \"python3-lib\"", "\"verified\": null");
        assertThat(ResolutionSchema.read().faults(json.replace("\"verified\": null", "\"verified\": true")))
                .isNotEmpty();
    }

    @Test
    void aProofIsValidWithEachTypeOfReason() throws IOException {
        ResolutionRequest.Builder overridden =
                request("over").override(RequestedRequirement.of(Requirement.parse("tool>=9")));
        ResolutionRequest.Builder constrained =
                request("app", "lib").constrain(RequestedRequirement.of(Requirement.parse("lib<1")));
        String proofs = String.join(
                "",
                valid(resolve("lib>=2")),
                valid(resolve("deep")),
                valid(resolve("only")),
                valid(resolve("odd")),
                valid(resolve("nobody")),
                valid(resolve(overridden)),
                valid(resolve(constrained)));

        assertThat(proofs)
                .contains("\"outcome\": \"unsatisfiable\"")
                .contains(Stream.of("requested", "depends", "overridden", "constrained", "not-supplied", "contradicts")
                        .map(type -> "\"type\": \"" + type + "\"")
                        .toList());
    }

    @Test
    void eachExclusionIsValidAndHasTheFieldsOfItsType() throws IOException {
        ResolutionSchema schema = ResolutionSchema.read();
        assertThat(exclusions().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(Exclusion.class.getPermittedSubclasses());
        for (Exclusion exclusion : exclusions()) {
            String json = valid(unsatisfiable(exclusion));
            assertThat(json).contains("\"exclusion\": {\"type\": \"" + type(exclusion) + "\"");
            boolean hasFields = exclusion.getClass().getRecordComponents().length > 0;
            assertThat(schema.faults(withoutFields(json)).isEmpty()).as(json).isNotEqualTo(hasFields);
        }
    }

    /** Takes out what stands between the text of the exclusion and the places of the reason. */
    private static String withoutFields(String json) {
        int type = json.indexOf("\"exclusion\"");
        int text = json.indexOf("\"text\": \"", type) + "\"text\": \"".length();
        return json.substring(0, json.indexOf('"', text) + 1) + json.substring(json.indexOf("}, \"places\"", text));
    }

    private static String overlay(String id, String says) {
        return "[[overlay]]\nid = \"" + id + "\"\nreason = \"a test\"\nindex = \"*\"\n" + says + "\n";
    }

    @Test
    void overlaysAreToldWithWhatWasPublished() throws IOException {
        String lift = overlay("lift", "project = \"tool\"\nversions = \"==2.0\"\nrequires-python = \">=3.6\"");
        String nothing = overlay("nothing", "project = \"tool\"\nversions = \"==0.1\"\nyank = \"old\"");

        assertThat(valid(resolve(request("tool==2.0"), lift + nothing)))
                .contains(
                        "\"overlays\": [\"lift\"]",
                        "\"requires-dist\": []",
                        "\"yanked-reason\": null",
                        "\"unmatched-overlay\"");
        assertThat(valid(resolve(
                        request("tool==2.0"),
                        overlay("stale", "project = \"tool\"\nversions = \"==2.0\"\nexpect = [\"idna\"]"))))
                .contains("\"overlaid\"", "\"reason\": \"unmet\"", "{\"overlay\": \"stale\"}");
    }

    @Test
    void theFactsOfAnExclusionNeedNotBeReadFromItsText() throws IOException {
        assertThat(valid(unsatisfiable(new Exclusion.RequiresPython(">=3.13", "3.12"))))
                .contains("\"specifier\": \">=3.13\", \"python\": \"3.12\", \"overlay\": null}");
        assertThat(valid(unsatisfiable(new Exclusion.Yanked("broken", Optional.empty()))))
                .contains("\"why\": \"broken\", \"overlay\": null}");
        assertThat(valid(unsatisfiable(new Exclusion.Metadata(UnusableCause.DAMAGED, ""))))
                .contains("\"cause\": \"damaged\", \"detail\": null}");
    }

    @Test
    void aNearMissIsValid() throws IOException {
        assertThat(valid(resolve("left", "right")).replaceAll("\\s+", " "))
                .contains("\"near-misses\": [ {\"name\": \"left\", \"index\": \"distro\", \"version\": \"2.0\", ")
                .contains("\"why\": \"torn\"")
                .contains("\"text\": \"left 2.0 from distro is yanked (torn)\"");
        assertThat(valid(resolve("deep"))).doesNotContain("near-misses");
    }

    private static ResolutionOutcome unsatisfiable(Exclusion exclusion) {
        Releases lib = new Releases(
                ProjectName.parse("lib"), Optional.empty(), List.of(), false, Optional.empty(), Optional.empty());
        Reason excluded = new Reason.Excluded(lib, exclusion, List.of(new Place.InOverlay("mine")));
        Explanation proof = new Explanation(List.of(new Step(1, excluded, List.of())), List.of(1));
        return new ResolutionOutcome.Unsatisfiable(OutcomeReport.builder().build(), proof);
    }

    private static List<Exclusion> exclusions() {
        Instant time = Instant.parse("2026-01-02T03:04:05Z");
        ProjectName lib = ProjectName.parse("lib");
        return List.of(
                new Exclusion.MalformedFilename(),
                new Exclusion.OtherProject(),
                new Exclusion.Listing(ListingFault.MALFORMED_HASH),
                new Exclusion.UnsupportedKind(),
                new Exclusion.Format(Exclusion.Format.Kind.WHEEL),
                new Exclusion.Tags(List.of("cp39-cp39-win_amd64"), ""),
                new Exclusion.RequiresPython(">=3.13", "3.12"),
                new Exclusion.TooNew(time, time),
                new Exclusion.NoUploadTime(),
                new Exclusion.Yanked("", Optional.of("mine")),
                new Exclusion.Withdrawn("broken", "mine"),
                new Exclusion.Quarantined("malware"),
                new Exclusion.PreRelease(),
                new Exclusion.Hash(),
                new Exclusion.OtherContent(new FileHash("sha256", "ab".repeat(32))),
                new Exclusion.UnknownHash(List.of("sha512"), Optional.empty()),
                new Exclusion.NoHash(true),
                new Exclusion.Metadata(UnusableCause.DAMAGED, "it ends early"),
                new Exclusion.UnreadableRequirement("lib>>1"),
                new Exclusion.UnknownMarker("lib", List.of(MarkerField.PLATFORM_RELEASE)),
                new Exclusion.MetadataOfAnother(lib, Version.parse("1.0")),
                new Exclusion.DependsOnUrl(lib, Optional.empty(), false),
                new Exclusion.UnknownDependencies(Optional.empty()),
                new Exclusion.OtherTarget(
                        new ServedTarget("Debian", "python3", Version.parse("3.11"), "amd64", "Linux", "x86_64"),
                        Exclusion.OtherTarget.Difference.PYTHON,
                        "3.12"),
                new Exclusion.UnusablePackage("python3-lib", new ProvidedFault(ProvidedFault.Kind.VERSION, "None")));
    }

    @Test
    void aProvidedReleaseIsValid() throws IOException {
        ProvidedPackage by = new ProvidedPackage(
                Version.parse("1.0"),
                "python3-lib",
                "1.0-2",
                "pkg:deb/debian/python3-lib@1.0-2",
                ProvidedPackage.Trust.SIGNED,
                Optional.empty(),
                ProvidedPackage.Evidence.DECLARED,
                List.of());
        Releases lib = new Releases(
                ProjectName.parse("lib"),
                Optional.empty(),
                List.of(new Releases.Run(
                        by.version().orElseThrow(), by.version().orElseThrow(), 1)),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(by));
        Reason excluded = new Reason.Excluded(lib, new Exclusion.NoHash(true), List.of());
        Explanation proof = new Explanation(List.of(new Step(1, excluded, List.of())), List.of(1));

        assertThat(valid(new ResolutionOutcome.Unsatisfiable(
                        OutcomeReport.builder().build(), proof)))
                .contains("\"provided\": {\"package\": \"python3-lib\", \"package-version\": \"1.0-2\", ");
    }

    @Test
    void aFailedIndexIsValid() throws IOException {
        assertThat(valid(resolve("broken")))
                .contains("\"outcome\": \"index-failure\"", "\"fault\": {\"kind\": \"status\", \"status\": 503, ");
        assertThat(valid(resolve("gone"))).contains("\"outcome\": \"index-failure\"", "\"status\": null");
    }

    @Test
    void ownersAreValid() throws IOException {
        String json = OwnershipReport.of(resolve("app", "broken").report().ownership())
                .json();

        assertThat(ResolutionSchema.read().faults(json)).as(json).isEmpty();
        assertThat(ResolutionSchema.read().faults(json.replace("\"fault\"", "\"fable\"")))
                .isNotEmpty();
    }

    @Test
    void theDemoIsValid() throws IOException {
        Demo demo = Demo.resolve(new ResolutionListener() {});
        String json = ResolutionReport.json(demo.answers());

        assertThat(ResolutionSchema.read().faults(json)).as(json).isEmpty();
        assertThat(ResolutionSchema.read().faults(json.replace("\"hints\"", "\"hence\"")))
                .isNotEmpty();
    }

    /** A program that knows the schema of today reads what a later version adds. */
    @Test
    void whatIsNotKnownYetIsValid() throws IOException {
        String json = valid(resolve("lib>=2"))
                .replace("\"type\": \"contradicts\"", "\"type\": \"foreseen\"")
                .replace("\"strategy\"", "\"later\": {}, \"strategy\"");

        assertThat(ResolutionSchema.read().faults(json)).as(json).isEmpty();
    }

    /** The words themselves are pinned in resolver-core; the schema lists each as an example. */
    @Test
    void everyCaseIsListed() throws IOException {
        List<String> words = Stream.of(
                        Reason.class, Exclusion.class, Hint.class, Warning.class, Problem.class, FaultDetail.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(one -> one != Problem.Refused.class)
                .map(one ->
                        one.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .map(word -> '"' + word + '"')
                .toList();

        assertThat(ResolutionSchema.text())
                .contains(words)
                .contains(Spelling.all(Problem.Refused.Rule.values()).stream()
                        .map(word -> '"' + word + '"')
                        .toList())
                .contains(Spelling.all(IndexFault.Kind.values()).stream()
                        .map(word -> '"' + word + '"')
                        .toList());
    }

    @Test
    void aStopIsValid() throws IOException {
        ResolutionRequest.Builder request = request("app").stepLimit(1);

        assertThat(valid(resolve(request))).contains("\"outcome\": \"stopped\"");
    }

    @Test
    void changedOwnersAreValid() throws IOException {
        OwnerChange change = new OwnerChange(
                ProjectName.parse("app"),
                Optional.empty(),
                OwnerRule.ORDER,
                Optional.of(IndexId.parse("public")),
                OwnerRule.PIN);

        String json = OwnerChangeReport.of(resolve("app"), List.of(change)).json();

        assertThat(ResolutionSchema.read().faults(json)).as(json).isEmpty();
        assertThat(ResolutionSchema.read().faults(json.replace("owner-changed", "resolved")))
                .isNotEmpty();
    }

    @Test
    void anInvalidRequestWithoutPolicyAndTargetIsValid() throws IOException {
        OutcomeReport report = OutcomeReport.builder()
                .hints(List.of(new Hint.Advice("write one")))
                .build();
        Problem problem = new Problem.Unreadable(Optional.of(Place.inFile("requirements.txt", 3)), "no such file");

        String json = valid(new ResolutionOutcome.InvalidRequest(report, List.of(problem)));

        assertThat(json).contains("\"type\": \"unreadable\"", "\"line\": 3", "\"quoted\": \"no such file\"");
        assertThat(ResolutionSchema.read().faults(json.replace("\"quoted\"", "\"quartered\"")))
                .isNotEmpty();
    }

    @Test
    void aRequestThatCannotBeMeantIsValid() throws IOException {
        String json = valid(resolve("lib; extra == 'fast'", "own @ ftp://example.org/own-1.0-py3-none-any.whl"));

        assertThat(json)
                .contains("\"type\": \"marker-asks-for-extra\"", "\"type\": \"unusable-url\"")
                .contains("\"name\": \"own\"");
    }

    private static String type(Object value) {
        return value.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void theSchemaRefusesWhatIsNot() throws IOException {
        ResolutionSchema schema = ResolutionSchema.read();
        String json = ResolutionReport.of(resolve("app")).json();

        assertThat(schema.faults(json.replace("\"rule\": \"order\"", "\"rule\": \"luck\"")))
                .isNotEmpty();
        assertThat(schema.faults(json.replace("\"schema\": 2", "\"schema\": 1")))
                .isNotEmpty();
        assertThat(schema.faults(json.replace("\"yanked\"", "\"jerked\""))).isNotEmpty();
    }

    private static String valid(ResolutionOutcome outcome) throws IOException {
        String json = ResolutionReport.of(outcome).json();
        assertThat(ResolutionSchema.read().faults(json)).as(json).isEmpty();
        return json;
    }

    private static ResolutionOutcome resolve(String... requirements) {
        return resolve(request(requirements));
    }

    private static ResolutionRequest.Builder request(String... requirements) {
        ResolutionRequest.Builder request =
                ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")));
        for (String requirement : requirements) {
            request.require(requirement);
        }
        return request;
    }

    private static ResolutionOutcome resolve(ResolutionRequest.Builder request) {
        return resolve(request, "");
    }

    private static ResolutionOutcome resolve(ResolutionRequest.Builder request, String overlays) {
        IndexPolicy.Builder policy = IndexPolicy.builder().overlays(OverlayFile.parse(overlays, Path.of("fixes.toml")));
        INDEXES.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "https://packages.example.org/" + id + "/")
                        .build()));
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(new Answers())
                .clock(Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(request.build());
        }
    }

    /** The indexes of the text, and one archive wherever a URL is named. */
    private static final class Answers implements IndexFactory {
        private final IndexFactory named = IndexFactory.of(INDEXES);

        @Override
        public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
            return named.create(entry, policy);
        }

        @Override
        public Optional<PackageIndex> archives(IndexPolicy policy) {
            return Optional.of(new PackageIndex() {
                @Override
                public CompletionStage<ProjectAnswer> project(ProjectName name) {
                    throw new IllegalStateException("nobody may ask about '" + name + "' here");
                }

                @Override
                public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                    return CompletableFuture.completedFuture(ArchiveMetadata.ofText(
                            "Metadata-Version: 2.1\nName: own\nVersion: 1.0\nRequires-Dist: lib\n",
                            MetadataOrigin.Source.WHEEL));
                }
            });
        }
    }
}
