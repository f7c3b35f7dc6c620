// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.lock.Lock;
import dev.headwater.core.LockFile;
import dev.headwater.export.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycloneDxBomTest {
    private static final String LIB = "pkg:pypi/lib@1.2.3?repository_url=https:%2F%2Fpackages.example.org%2Fsimple%2F";
    private static final String SIX = "pkg:deb/debian/python3-six@1.16.0-4?arch=all";

    private static CycloneDxBom usual() {
        return CycloneDxBom.of(Inventory.of(Solutions.usual().resolved(), Solutions.POLICY));
    }

    private static JsonNode read(CycloneDxBom bom) throws IOException {
        return new ObjectMapper().readTree(bom.json());
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.path(field).asText()));
        return texts;
    }

    private static String property(JsonNode component, String name) {
        for (JsonNode property : component.path("properties")) {
            if (property.path("name").asText().equals("headwater:" + name)) {
                return property.path("value").asText();
            }
        }
        return "";
    }

    @Test
    void eachPackageIsOneComponentWithItsPackageUrl() throws IOException {
        JsonNode components = read(usual()).path("components");

        assertThat(components).hasSize(3);
        assertThat(components.get(1).path("purl").asText().replace("%3A", ":")).isEqualTo(LIB);
        assertThat(components.get(1).path("hashes").get(0).path("content").asText())
                .isEqualTo(Solutions.HASH);
        assertThat(components
                        .get(1)
                        .path("externalReferences")
                        .get(0)
                        .path("url")
                        .asText())
                .isEqualTo("https://files.example.org/lib-1.2.3-py3-none-any.whl");
        assertThat(property(components.get(1), "supplier")).isEqualTo("public");
    }

    @Test
    void aDistributorsPackageIsOneComponentWithItsNameInPythonBesideIt() throws IOException {
        JsonNode components = read(usual()).path("components");
        JsonNode six = components.get(2);

        assertThat(texts(components, "name")).containsExactly("app", "lib", "python3-six");
        assertThat(six.path("version").asText()).isEqualTo("1.16.0-4");
        assertThat(six.path("purl").asText()).isEqualTo(SIX);
        assertThat(property(six, "python:name")).isEqualTo("six");
        assertThat(property(six, "python:purl")).isEqualTo("pkg:pypi/six@1.16.0");
        assertThat(six.has("hashes")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "python/lib, .gz#python/lib",
        "./python//lib/, .gz#python/lib",
        "python lib/é*~, .gz#python%20lib/%C3%A9%2A~",
        "., .gz"
    })
    void aProjectInAFolderOfAnArchiveHasThatAsTheSubpathOfItsPackageUrl(String folder, String end) throws IOException {
        Lock lock = LockFile.parse("""
                        lock-version = "1.0"
                        created-by = "somebody"
                        [[packages]]
                        name = "lib"
                        version = "1.0"
                        [packages.archive]
                        url = "https://files.example.org/mono-1.0.tar.gz"
                        subdirectory = "%s"
                        hashes = { sha256 = "%s" }
                        """.formatted(folder, Solutions.HASH), Path.of("pylock.toml"))
                .lock();

        JsonNode lib =
                read(CycloneDxBom.of(Inventory.of(lock))).path("components").get(0);

        assertThat(lib.path("purl").asText()).startsWith("pkg:pypi/lib@1.0?").endsWith("mono-1.0.tar" + end);
    }

    @Test
    void dependenciesLeadFromTheRequestToAllPackages() throws IOException {
        JsonNode bom = read(usual());
        JsonNode dependencies = bom.path("dependencies");

        assertThat(dependencies).hasSize(4);
        assertThat(dependencies.get(0).path("ref").asText()).isEqualTo("headwater:request");
        assertThat(dependencies.get(0).path("dependsOn")).hasSize(1);
        assertThat(dependencies.get(1).path("dependsOn")).hasSize(2);
        assertThat(dependencies.get(2).path("dependsOn").get(0).asText()).isEqualTo(SIX);
        assertThat(bom.path("compositions").get(0).path("aggregate").asText()).isEqualTo("complete");
    }

    @Test
    void hasNoTimeAndNoSerialNumberUnlessGiven() throws IOException {
        JsonNode bare = read(usual());
        JsonNode given = read(usual().withTimestamp(Instant.parse("2026-11-29T12:00:00Z"))
                .withSerialNumber(UUID.fromString("3e671687-395b-41f5-a30f-a58921a69b79")));

        assertThat(bare.has("serialNumber")).isFalse();
        assertThat(bare.path("metadata").has("timestamp")).isFalse();
        assertThat(given.path("serialNumber").asText()).isEqualTo("urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79");
        assertThat(given.path("metadata").path("timestamp").asText()).isEqualTo("2026-11-29T12:00:00Z");
    }

    @Test
    void isTheSameInAnyOrderPlaceAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Instant time = Instant.parse("2026-11-29T12:00:00Z");
        String expected = CycloneDxBom.of(Inventory.of(Solutions.of(30).resolved(), Solutions.POLICY))
                .withTimestamp(time)
                .json();
        try {
            for (String other : List.of("tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(other));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

                assertThat(CycloneDxBom.of(Inventory.of(Solutions.of(30).shuffled(7), Solutions.POLICY))
                                .withTimestamp(time)
                                .json())
                        .as(other)
                        .isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void noSecretOfAUrlIsInIt() {
        assertThat(usual().json()).doesNotContain("secret", "signature", "me:");
    }

    @Test
    void whatALockDoesNotListIsSaidToBeUnknown() throws IOException {
        Lock lock = LockFile.parse(
                        """
                        lock-version = "1.0"
                        created-by = "another"
                        [[packages]]
                        name = "lib"
                        version = "1.0"
                        [[packages.wheels]]
                        url = "https://me:secret@files.example.org/lib-1.0-py3-none-any.whl?token=secret"
                        hashes = {sha256 = "%s"}
                        [[packages]]
                        name = "six"
                        version = "1.16"
                        index = "https://packages.example.org/simple/"
                        [[packages.wheels]]
                        url = "https://files.example.org/six-1.16-py2-none-any.whl"
                        size = 7
                        hashes = {sha256 = "%s", blake2b = "zz"}
                        [[packages.wheels]]
                        url = "https://files.example.org/six-1.16-py3-none-any.whl"
                        hashes = {sha256 = "%s"}
                        """.formatted(Solutions.HASH, Solutions.HASH, Solutions.HASH), Path.of("pylock.toml"))
                .lock();
        JsonNode bom = read(CycloneDxBom.of(Inventory.of(lock)));

        assertThat(bom.has("dependencies")).isFalse();
        assertThat(bom.path("compositions").get(0).path("aggregate").asText()).isEqualTo("unknown");
        assertThat(property(bom.path("components").get(0), "supplier")).isEqualTo("not recorded");
        assertThat(bom.path("components").get(1).path("externalReferences")).hasSize(2);
        assertThat(bom.path("components").get(1).has("hashes")).isFalse();
        assertThat(bom.path("components").get(1).path("purl").asText()).contains("repository_url=");
        assertThat(bom.toString()).doesNotContain("secret", "zz");
    }
}
