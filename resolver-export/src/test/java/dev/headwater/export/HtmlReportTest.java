// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LockFile;
import dev.headwater.core.Resolvers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HtmlReportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z1-9]+)(?:\\s[^<>]*)?>");
    private static final List<String> EMPTY = List.of("meta", "input", "br");
    private static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&<!--";

    private static String html(Solutions solutions) {
        return HtmlReport.of(solutions.resolved(), Solutions.POLICY).html();
    }

    private static ResolutionOutcome resolve(String universe, String... requirements) {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(universe);
        IndexPolicy.Builder policy = IndexPolicy.builder();
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "in memory")
                        .kind(IndexKind.SUPPLIED)
                        .build()));
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC))
                .build()) {
            ResolutionRequest.Builder request =
                    ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")));
            List.of(requirements).forEach(request::require);
            return resolver.resolve(request.build());
        }
    }

    /** Every element is closed where it was opened: no text has become a tag. */
    private static void assertWellFormed(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(html.replaceAll("(?s)<style>.*?</style>", ""));
        while (tag.find()) {
            if (tag.group(1).isEmpty() && !EMPTY.contains(tag.group(2))) {
                open.push(tag.group(2));
            } else if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).as("at %s", tag.start()).isEqualTo(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void showsWhoSuppliesWhatByWhichRuleAndHowLargeItIs() {
        String html = html(Solutions.usual());

        assertWellFormed(html);
        assertThat(html)
                .contains(
                        "<h1>app</h1>",
                        "3 packages from 2 suppliers",
                        "python3-six 1.16.0-4",
                        "not in debian",
                        "12 kB",
                        "<svg ",
                        "href=\"#p-lib\"",
                        "id=\"p-six\"");
        assertThat(html).doesNotContain("secret", "signature");
    }

    @Test
    void standsAlone() {
        String html = html(Solutions.of(70));

        assertThat(html)
                .contains("default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContain("<script", "<link", "<img", "@import", "url(http", "<iframe", " src=");
    }

    @Test
    void upToSixtyPackagesThereIsAGraphAndAboveItATree() {
        assertThat(html(Solutions.of(60))).contains("class=\"map wide\"").doesNotContain("class=\"tree\"");
        assertThat(html(Solutions.of(61))).contains("class=\"tree\"").doesNotContain("class=\"map");
        assertWellFormed(html(Solutions.of(60)));
        assertWellFormed(html(Solutions.of(61)));
    }

    @Test
    void withoutASolutionThereAreTheProofAndWhatWouldHelp() {
        String universe = """
                [distro]
                lib 1.0
                [public]
                app 1.0: lib>=2
                lib 2.0
                """;
        ResolutionOutcome outcome = resolve(universe, "app");
        String html = HtmlReport.of(outcome, Solutions.POLICY).html();

        assertWellFormed(html);
        assertThat(html)
                .contains("No solution", "id=\"step-1\"", "href=\"#step-1\"", "What would help", "Who supplies what");
    }

    @Test
    void aNewerVersionThatMayNotBeUsedIsWorthKnowing() {
        String universe = """
                [public]
                lib 1.0 2.0
                app 1.0: lib<2
                app 2.0 | yanked: broken
                tool 1.0: lib>=2
                """;

        assertThat(HtmlReport.of(resolve(universe, "app", "tool"), Solutions.POLICY)
                        .html())
                .contains("Worth knowing", "near miss: app 2.0 from public is yanked (broken)");
    }

    @Test
    void textOfOthersStaysText() {
        ProjectName name = ProjectName.parse("evil");
        DistributionFile file = DistributionFile.builder(name, "evil" + EVIL + ".whl", "javascript:alert(1)//" + EVIL)
                .hashes(FileHashes.none())
                .requiresPython(EVIL)
                .build();
        String html = html(new Solutions()
                .at(EVIL)
                .file("evil", "1.0", true, file, "six")
                .providedAt("six", "1.16", EVIL, EVIL, "javascript:" + EVIL));

        assertWellFormed(html);
        assertThat(html).doesNotContain("<script", "<img", "javascript:alert(1)\"", "href=\"javascript", "<!--");
        assertThat(html).contains("&lt;script");
    }

    @Test
    void hostileLabelsStayInTheDrawing() {
        String html = html(
                new Solutions().provided("six", "1.16", "</text></svg><script>alert(1)</script>", "\" onload=\"x"));

        assertWellFormed(html);
        assertThat(html).doesNotContain("<script").doesNotContainPattern("<[^>]* onload=");
    }

    @Test
    void isTheSameInAnyOrderAndLocale() {
        String graph = html(Solutions.of(40));
        String tree = html(Solutions.of(90));
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(HtmlReport.of(Solutions.of(40).shuffled(5), Solutions.POLICY)
                            .html())
                    .isEqualTo(graph);
            assertThat(HtmlReport.of(Solutions.of(90).shuffled(6), Solutions.POLICY)
                            .html())
                    .isEqualTo(tree);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void aLockWithoutLinksSaysSo() {
        String html = HtmlReport.of(LockFile.parse("""
                                lock-version = "1.0"
                                created-by = "another"
                                [[packages]]
                                name = "lib"
                                version = "1.0"
                                [[packages.wheels]]
                                url = "https://files.example.org/lib-1.0-py3-none-any.whl"
                                hashes = {sha256 = "%s"}
                                [[packages]]
                                name = "tool"
                                [packages.vcs]
                                type = "git"
                                url = "https://me:secret@git.example.org/tool.git"
                                commit-id = "0123456789abcdef0123456789abcdef01234567"
                                """.formatted(Solutions.HASH), Path.of("pylock.toml"))
                        .lock())
                .html();

        assertWellFormed(html);
        assertThat(html)
                .contains("The lock does not list what its packages need", "not recorded", "direct URL")
                .doesNotContain("class=\"map\"", "secret");
    }

    @Test
    @Timeout(20)
    void aLongChainAndACircleAreDrawn() {
        Solutions chain = new Solutions();
        for (int i = 0; i < 5_000; i++) {
            chain.file("p" + i, "1", i == 0, "p" + (i + 1) % 5_000);
        }

        assertThatCode(() -> assertWellFormed(html(chain))).doesNotThrowAnyException();
        assertThat(html(new Solutions().file("a", "1", true, "b").file("b", "1", false, "a")))
                .contains("class=\"map\"");
    }
}
