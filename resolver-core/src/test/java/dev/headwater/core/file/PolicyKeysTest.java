// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.PolicyTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row is enough: what it reads is written, read again as it was, and digested. */
class PolicyKeysTest {
    private static final Path FILE = Path.of("headwater.toml");

    /** For each key some values that no check of a whole policy refuses. */
    private static final Map<String, List<List<String>>> VALUES = Map.ofEntries(
            Map.entry("kind", List.of(List.of("simple"), List.of("flat"))),
            Map.entry("mirrors", List.of(List.of(), List.of("https://b.example.org/", "https://c.example.org/"))),
            Map.entry("mirrors-complete", List.of(List.of("true"), List.of("false"))),
            Map.entry("role", List.of(List.of("searched"), List.of("on-demand"))),
            Map.entry("reserved", List.of(List.of(), List.of("acme-*", "exact"))),
            Map.entry("allow", List.of(List.of("*"), List.of("acme-*", "exact", "k", "pinned"))),
            Map.entry("deny", List.of(List.of(), List.of("other", "more-*"))),
            Map.entry("known-project", List.of(List.of("k"), List.of("known"))),
            Map.entry("also-absent", List.of(List.of(), List.of("403", "451"))),
            Map.entry("absent-redirects", List.of(List.of(), List.of("https://b.example.org/login"))),
            Map.entry("authenticate", List.of(List.of("auto"), List.of("always"), List.of("never"))),
            Map.entry("cool-down", List.of(List.of("P0D"), List.of("P3DT4H5M6.789S"), List.of("PT0.000000001S"))),
            Map.entry("absent-max-age", List.of(List.of("PT10M"), List.of("P0D"))),
            Map.entry("missing-upload-time", List.of(List.of("refuse"), List.of("allow"))),
            Map.entry("trust-group", List.of(List.of("ours"), List.of("tab\there, \"quoted\" \\ größer"))),
            Map.entry("file-hosts", List.of(List.of(), List.of("files.example.org", "[::1]"))),
            Map.entry("allow-insecure", List.of(List.of("true"), List.of("false"))),
            Map.entry("timeout", List.of(List.of("PT10S"), List.of("PT0.5S"))),
            Map.entry("retries", List.of(List.of("3"), List.of("0"), List.of("100"))),
            Map.entry("signed-by", List.of(List.of("keys.pgp"), List.of("folder/keys.pgp"))),
            Map.entry("architecture", List.of(List.of("amd64"), List.of("arm64"))),
            Map.entry("allow-unsigned", List.of(List.of("false"), List.of("true"))),
            Map.entry("oldest", List.of(List.of("2026-11-01"), List.of("2026-11-02"))),
            Map.entry("requirements", List.of(List.of("distributor"), List.of("published"))),
            Map.entry("mapping", List.of(List.of("names.json"), List.of("other.json"))),
            Map.entry("names", List.of(List.of(), List.of("click", "python3-click", "zope-interface", "\"quoted\""))),
            Map.entry("versions", List.of(List.of("a", "installed"), List.of("a", "packaged", "b", "packaged"))),
            Map.entry("time-limit", List.of(List.of("PT5M"), List.of("P1D"))),
            Map.entry("prerelease", List.of(List.of("if-necessary"), List.of("if-named"), List.of("disallow"))),
            Map.entry("direct-urls", List.of(List.of("request-only"), List.of("refuse"))),
            Map.entry("sdist-metadata", List.of(List.of("static"), List.of("recorded"))));

    /** Where one index says it, another may contradict. */
    private static final List<String> OF_ONE_INDEX = List.of("reserved", "known-project", "mirrors", "kind");

    private static List<List<String>> values(PolicyKey<?> key) {
        return Objects.requireNonNull(VALUES.get(key.name()), key.name());
    }

    static Stream<PolicyKey<?>> settable() {
        return Stream.concat(PolicyKeys.INDEX.stream(), PolicyKeys.RESOLUTION.stream())
                .filter(key -> !PolicyKeys.BEGINNING.contains(key));
    }

    @ParameterizedTest
    @MethodSource("settable")
    void anotherValueIsAnotherPolicyAndAnotherDigestWhereItCounts(PolicyKey<?> key) {
        List<List<String>> values = values(key);
        IndexPolicy one = with(key, values.get(0));
        IndexPolicy other = with(key, values.get(1));

        assertThat(one.digest().equals(other.digest())).isEqualTo(!key.isDigested());
        assertThat(PolicyWriter.of(one)).isNotEqualTo(PolicyWriter.of(other));
        assertSameWhenRead(one);
        assertSameWhenRead(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pins", "format", "cool-downs"})
    void aLineOfATableIsAnotherDigest(String name) {
        PolicyTable<?, ?> table = PolicyKeys.TABLES.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        IndexPolicy.Builder policy =
                IndexPolicy.builder().index(begun("a", "https://a.example.org/").build());
        String without = policy.build().digest();
        add(policy, table, "pinned", "pins".equals(name) ? "a" : "format".equals(name) ? "no-binary" : "P1D");

        assertThat(policy.build().digest()).isNotEqualTo(without);
        assertSameWhenRead(policy.build());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenIsReadAsItWas(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            assertSameWhenRead(randomPolicy(random));
        }
    }

    private static void assertSameWhenRead(IndexPolicy policy) {
        String text = PolicyWriter.of(policy);
        IndexPolicy read = PolicyReader.parse(text, FILE);

        assertThat(PolicyWriter.of(read)).isEqualTo(text);
        assertThat(read.pins()).as(text).isEqualTo(policy.pins());
        assertThat(read.coolDowns()).as(text).isEqualTo(policy.coolDowns());
        assertThat(read.format().rules()).as(text).isEqualTo(policy.format().rules());
        assertThat(read.digest()).isEqualTo(policy.digest());
    }

    private static IndexPolicy with(PolicyKey<?> key, List<String> texts) {
        IndexEntry.Builder entry = key.isOf(IndexKind.SIMPLE)
                ? begun("a", "https://packages.example.org/simple/")
                : key.isOf(IndexKind.DEBIAN)
                        ? debian("a")
                        : begun("a", "compiled.feed").kind(IndexKind.FEED).set(PolicyKeys.ALLOW_UNSIGNED, true);
        IndexPolicy.Builder policy = IndexPolicy.builder();
        if (PolicyKeys.INDEX.contains(key)) {
            set(entry, key, texts);
        } else {
            set(policy, key, texts);
        }
        return policy.index(entry.build()).build();
    }

    private static IndexPolicy randomPolicy(Random random) {
        List<String> ids = new ArrayList<>(List.of("a", "b-2", "c").subList(0, 1 + random.nextInt(3)));
        IndexPolicy.Builder policy = IndexPolicy.builder();
        ids.forEach(id -> policy.index(randomEntry(id, random)));
        PolicyKeys.RESOLUTION.forEach(key -> set(policy, key, any(values(key), random)));
        add(policy, PolicyKeys.TABLES.get(0), "pinned", "a");
        for (String name : List.of("pinned", "zope-interface", "exact")) {
            add(policy, PolicyKeys.TABLES.get(1), name, any(List.of("any", "no-binary", "only-binary"), random));
            add(policy, PolicyKeys.TABLES.get(2), name, any(List.of("P0D", "P9D", "PT2.5S"), random));
        }
        return policy.build();
    }

    private static IndexEntry randomEntry(String id, Random random) {
        IndexKind kind = any(List.of(IndexKind.SIMPLE, IndexKind.DIRECTORY, IndexKind.DEBIAN, IndexKind.FEED), random);
        boolean local = kind == IndexKind.DIRECTORY;
        IndexEntry.Builder entry = kind == IndexKind.DEBIAN
                ? debian(id)
                : begun(id, kind == IndexKind.SIMPLE ? "https://packages.example.org/simple/" : "folder, \"of\" " + id)
                        .kind(kind);
        for (PolicyKey<?> key : PolicyKeys.INDEX) {
            boolean possible = !PolicyKeys.BEGINNING.contains(key)
                    && key != PolicyKeys.KIND
                    && key.isOf(kind)
                    && (!OF_ONE_INDEX.contains(key.name()) || (id.equals("a") && !local));
            if (possible && random.nextBoolean()) {
                set(entry, key, any(values(key), random));
            }
        }
        return (kind == IndexKind.FEED ? entry.set(PolicyKeys.SIGNED_BY, "keys.pgp") : entry).build();
    }

    private static IndexEntry.Builder debian(String id) {
        return IndexEntry.feed(
                IndexId.parse(id),
                IndexKind.DEBIAN,
                List.of(
                        new FeedSource(
                                FeedSource.Kind.URL,
                                "http://mirror.example.org/debian/",
                                List.of("bookworm", "bookworm-updates"),
                                List.of("main"),
                                Optional.of("folder/\"keys\".pgp")),
                        new FeedSource(FeedSource.Kind.PATH, "lists", List.of(), List.of(), Optional.of("keys.pgp"))));
    }

    private static IndexEntry.Builder begun(String id, String location) {
        return IndexEntry.builder(IndexId.parse(id), location);
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> void set(IndexEntry.Builder entry, PolicyKey<T> key, List<String> texts) {
        entry.set(key, key.parse(texts));
    }

    private static <T> void set(IndexPolicy.Builder policy, PolicyKey<T> key, List<String> texts) {
        policy.set(key, key.parse(texts));
    }

    private static <K extends Comparable<K>, V> void add(
            IndexPolicy.Builder policy, PolicyTable<K, V> table, String name, String value) {
        table.add(policy, table.parseName(name), table.value().parse(List.of(value)));
    }
}
