// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.PolicyRemedy.Action;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault is a value; no embedder is told of files, keys and variables that are not his. */
class InvalidPolicyTest {
    record Fault(String key, Action action, String subject, IndexPolicy.Builder policy) {}

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("index", Action.ADD_INDEX, "", IndexPolicy.builder()),
                new Fault(
                        "index[0].mirrors",
                        Action.LEAVE_OUT,
                        "",
                        of(at("wheels").kind(IndexKind.DIRECTORY).mirrors(List.of("https://b.example.org/")))),
                new Fault("index[0].url", Action.USE_URL_OR_LOCAL_KIND, "", of(at("wheels"))),
                new Fault("index[0].url", Action.KEEP_CREDENTIALS_APART, "a-b", of(at("https://me:pw@a.example.org/"))),
                new Fault("index[0].url", Action.USE_HTTPS_OR_ALLOW_INSECURE, "", of(at("http://a.example.org/"))),
                new Fault(
                        "index[0].sources[0].url",
                        Action.USE_HTTPS_OR_SIGNED_BY,
                        "",
                        of(feed(FeedSource.Kind.URL, "http://a.example.org/"))),
                new Fault("index[0].sources[0].url", Action.USE_HTTPS, "", of(channel("http://a.example.org/"))),
                new Fault(
                        "index[0].sources[0]",
                        Action.SIGNED_BY_OR_ALLOW_UNSIGNED,
                        "",
                        of(feed(FeedSource.Kind.PATH, "lists"))),
                new Fault(
                        "index[0].allow",
                        Action.LEAVE_OUT_OR_DISABLE,
                        "",
                        of(at("https://a.example.org/").allow(List.of()))),
                new Fault(
                        "index[0].reserved",
                        Action.ALLOW_PATTERN,
                        "acme-*",
                        of(at("https://a.example.org/")
                                .allow(List.of(NamePattern.parse("other")))
                                .reserved(List.of(NamePattern.parse("acme-*"))))),
                new Fault(
                        "overlay[hotfix].add",
                        Action.LET_OVERLAYS_ADD,
                        "",
                        overlaid(hotfix().add(Requirement.parse("six")))),
                new Fault(
                        "overlay[hotfix].unyank",
                        Action.LET_OVERLAYS_UNYANK,
                        "",
                        overlaid(hotfix().use(FileUse.unyank()))));
    }

    private static Overlay.Builder hotfix() {
        return Overlay.builder("hotfix", ProjectName.parse("lib"))
                .reason("it needs this")
                .scope(OverlayScope.version(Version.parse("1.0")));
    }

    private static IndexPolicy.Builder overlaid(Overlay.Builder overlay) {
        return of(at("https://a.example.org/")).overlays(OverlaySet.of(List.of(overlay.build())));
    }

    private static IndexEntry.Builder at(String location) {
        return IndexEntry.builder(IndexId.parse("a-b"), location);
    }

    private static IndexEntry.Builder feed(FeedSource.Kind kind, String location) {
        FeedSource source = new FeedSource(kind, location, List.of("a"), List.of("main"), Optional.empty());
        return IndexEntry.feed(IndexId.parse("a-b"), IndexKind.DEBIAN, List.of(source));
    }

    private static IndexEntry.Builder channel(String location) {
        FeedSource source = new FeedSource(FeedSource.Kind.URL, location, List.of(), List.of(), Optional.empty());
        return IndexEntry.feed(IndexId.parse("a-b"), IndexKind.CONDA, List.of(source));
    }

    private static IndexPolicy.Builder of(IndexEntry.Builder entry) {
        return IndexPolicy.builder().index(entry.build());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhereWhatAndWhatMendsIt(Fault fault) {
        InvalidPolicyException e = catchThrowableOfType(
                InvalidPolicyException.class, () -> fault.policy().build());

        assertThat(e.key()).isEqualTo(fault.key());
        assertThat(e.remedy()).contains(new PolicyRemedy(fault.action(), fault.subject()));
        assertThat(e).hasMessage(e.key() + ": " + e.problem());
        assertThat(e.problem())
                .startsWith(e.fault() + "; ")
                .doesNotContain("HEADWATER", ".netrc", "[[", " = ", "allow-insecure", "the key", "me:pw");
    }

    @Test
    void everyRemedyIsOneOfSomeFault() {
        assertThat(faults().map(Fault::action)).containsExactlyInAnyOrder(Action.values());
    }
}
