// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.lock.Lock;
import dev.headwater.core.LockFile;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.export.inventory.InventoryPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which packages of a lock stand at the top, and what is known of that. */
class LockedGraphTest {
    private final StringBuilder packages = new StringBuilder();
    private final StringBuilder provided = new StringBuilder();
    private final Map<String, String> owners = new TreeMap<>();

    private LockedGraphTest locked(String name, String... needs) {
        packages.append("[[packages]]\nname = \"%s\"\nversion = \"1.0\"\n".formatted(name));
        if (needs.length > 0) {
            List<String> rows = new ArrayList<>();
            List.of(needs).forEach(need -> rows.add("{ name = \"" + need + "\" }"));
            packages.append("dependencies = [").append(String.join(", ", rows)).append("]\n");
        }
        packages.append(("wheels = [{ name = \"%s-1.0-py3-none-any.whl\","
                        + " url = \"https://files.example.org/%s-1.0-py3-none-any.whl\", size = 1,"
                        + " hashes = { sha256 = \"%s\" } }]\n"
                        + "[packages.tool.headwater]\nrule = \"order\"\nowner = \"public\"\nverified = true\n")
                .formatted(name, name, Solutions.HASH));
        owners.putIfAbsent(name, "public");
        return this;
    }

    private LockedGraphTest provided(String name, String version, String requires) {
        provided.append("""
                [[tool.headwater.provided]]
                name = "%s"
                version = "%s"
                purl = "pkg:deb/debian/python3-%s@%s-1?download_url=https:%%2F%%2Fme:s3cret@example.org%%2Fa%%3Fsig=s3cret"
                package = "python3-%s"
                package-version = "%s-1"
                sha256 = "%s"
                index = "debian"
                requires = [%s]
                """.formatted(name, version, name, version, name, version, Solutions.HASH, requires));
        owners.putIfAbsent(name, "debian");
        return this;
    }

    private Lock lock() {
        String record = """
                [tool.headwater]
                format = 1
                request-digest = "sha256:%s"
                policy-digest = "sha256:%s"
                strategy = "owner-first"
                target = { python = "3.11.0", platforms = ["manylinux_2_36_x86_64"] }
                [[tool.headwater.indexes]]
                id = "debian"
                url = "https://packages.example.org/debian.feed"
                kind = "feed"
                trust = "unsigned"
                [[tool.headwater.indexes]]
                id = "public"
                url = "public.tar.gz"
                kind = "recording"
                """.formatted(Solutions.HASH, Solutions.HASH);
        StringBuilder ownership = new StringBuilder();
        owners.forEach((name, owner) -> ownership.append("""
                        [[tool.headwater.ownership]]
                        name = "%s"
                        rule = "order"
                        owner = "%s"
                        asked = [{ index = "%s", answer = "present" }]
                        """.formatted(name, owner, owner)));
        String text = "lock-version = \"1.0\"\ncreated-by = \"headwater\"\n"
                + (packages.isEmpty() ? "packages = []\n" : packages)
                + record
                + provided
                + ownership;
        return LockFile.parse(text, Path.of("pylock.toml")).lock();
    }

    private List<String> tops() {
        return Inventory.of(lock()).packages().stream()
                .filter(one -> one.need().direct())
                .map(InventoryPackage::key)
                .toList();
    }

    private JsonNode bom() throws IOException {
        return new ObjectMapper().readTree(CycloneDxBom.of(Inventory.of(lock())).json());
    }

    private String html() {
        return HtmlReport.of(lock()).html();
    }

    @Test
    void ofACircleTheFirstStandsAtTheTop() throws IOException {
        locked("b", "a")
                .locked("a", "c")
                .locked("c", "b", "leaf")
                .locked("leaf")
                .locked("other", "leaf");

        assertThat(tops()).containsExactly("a", "other");
        JsonNode bom = bom();
        assertThat(bom.path("dependencies").get(0).path("dependsOn")).hasSize(2);
        assertThat(bom.path("compositions").get(0).path("aggregate").asText()).isEqualTo("complete");
        assertThat(bom.path("compositions").get(1).path("aggregate").asText()).isEqualTo("unknown");
        assertThat(bom.path("compositions").get(1).path("dependencies").get(0).asText())
                .isEqualTo("headwater:lock");
    }

    @Test
    void aCircleThatSomethingNeedsHasNoTop() {
        assertThat(locked("a", "b").locked("b", "a").locked("z", "b").tops()).containsExactly("z");
    }

    @Test
    @Timeout(60)
    void whatNeedsItselfIsDrawnInATreeToo() {
        for (int i = 0; i < 80; i++) {
            locked("p" + i, "p" + i, "p" + (i + 1) % 80, "p" + (i + 7) % 80);
        }

        assertThat(tops()).containsExactly("p0");
        assertThat(html()).contains("class=\"tree\"");
    }

    @Test
    void whereLinksMayBeMissingNothingIsSaidToBeAskedFor() {
        String html = locked("app").provided("lib", "1", "").html();

        assertThat(html)
                .contains("nothing in the lock is known to need it")
                .doesNotContain("class=\"asked\"", "nothing else in the lock");
    }

    @Test
    void whereAllLinksAreKnownTheTopIsMarked() {
        assertThat(locked("app", "lib").locked("lib").html()).contains("class=\"asked\"");
    }

    @Test
    void noSecretOfAUrlInARequirementIsShown() throws IOException {
        provided(
                        "app",
                        "1",
                        "\"lib @ https://me:s3cret@files.example.org/lib.whl?sig=s3cret#s3cret\","
                                + " \"lib@git+ssh:\\\\\\\\me:s3cret@example.org/x?t=s3cret ; python_version > '3'\"")
                .provided("lib", "1", "");

        assertThat(bom().toString()).contains("python3-app").doesNotContain("s3cret");
        assertThat(html())
                .contains("https://*********@files.example.org/lib.whl")
                .doesNotContain("s3cret");
    }
}
