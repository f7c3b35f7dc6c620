// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.PolicyTable;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.TargetFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the blocks of the documents; those that are run have tests of their own. */
class DocumentsTest {
    private static final Pattern COMMAND = Pattern.compile("\\s*(\\$ |(\\./)?headwater |mvn |jshell> ).*");
    private static final Path POLICY_FILE = Path.of("docs/policy-file.md");

    static List<Path> documents() {
        return Fence.documents();
    }

    static List<Fence> toml() {
        return Fence.ofKind(Fence.TOML);
    }

    static List<Fence> json() {
        return Fence.ofKind(Fence.JSON);
    }

    static List<Fence> xml() {
        return Fence.ofKind(Fence.XML);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyBlockSaysWhatItIs(Path document) {
        assertThat(Fence.of(document))
                .allSatisfy(
                        fence -> assertThat(fence.kind()).as(fence.toString()).isIn(Fence.KINDS))
                .filteredOn(fence -> fence.info().startsWith(Fence.TEXT))
                .allSatisfy(
                        fence -> assertThat(fence.lines()).as(fence.toString()).noneMatch(COMMAND.asMatchPredicate()));
        assertThat(Fence.linesOf(document))
                .as("commands of %s outside of fences", document)
                .noneMatch(
                        line -> line.startsWith("    ") && COMMAND.matcher(line).matches());
    }

    @ParameterizedTest
    @MethodSource("toml")
    void filesAreAccepted(Fence fence, @TempDir Path folder) throws IOException {
        if (fence.lines().stream().anyMatch(line -> line.startsWith("[[index]]"))) {
            PolicyFile.parse(fence.text(), fence.document());
        } else if (fence.lines().contains("[[overlay]]")) {
            OverlayFile.parse(fence.text(), fence.document());
        } else if (fence.text().contains("trusted-keys")) {
            Files.createDirectories(folder.resolve("keys"));
            Files.writeString(folder.resolve("keys/acme.pem"), """
                    -----BEGIN PUBLIC KEY-----
                    MCowBQYDK2VwAyEAO29PmXZ7UTu3gdWxQbyaGfVD7Ri5790moFKeV9IVXEY=
                    -----END PUBLIC KEY-----
                    """);
            Path policy = Files.writeString(folder.resolve("headwater.toml"), fence.text());
            assertThat(PolicyFile.trustedKeys(policy)).hasSize(1);
        } else if (fence.lines().contains("[overlays]")) {
            Files.createFile(folder.resolve("hotfixes.toml"));
            PolicyFile.parse(
                    "[[index]]\nid = \"a\"\nurl = \"https://example.org/\"\n" + fence.text(),
                    folder.resolve("headwater.toml"));
        } else {
            TargetFile.load(Files.writeString(folder.resolve("target.toml"), fence.text()));
        }
    }

    @Test
    void thePolicyFileShowsTheDefaults() {
        Fence sample = Fence.of(POLICY_FILE).get(0);
        // A rule for all names is a rule, be it the one that holds without it.
        Pattern examples = Pattern.compile(
                "\\[.*|(id|url|known-project|trust-group|torch|urgent-fix|\"\\*\") = .*|role = \"on-demand\".*");
        String examplesAlone =
                sample.lines().stream().filter(examples.asMatchPredicate()).collect(Collectors.joining("\n"));

        assertThat(sample.lines()).hasSizeGreaterThan(30);
        assertThat(PolicyFile.parse(sample.text(), POLICY_FILE))
                .usingRecursiveComparison()
                .isEqualTo(PolicyFile.parse(examplesAlone, POLICY_FILE));
    }

    @Test
    void everyKeyOfAPolicyIsARowAndIsDocumented() {
        List<String> tables = Fence.linesOf(POLICY_FILE);

        assertThat(firstWords(tables, Pattern.compile("\\| `([a-z-]+)` \\| [^`|]*.*\\|.*\\|")))
                .containsExactlyInAnyOrderElementsOf(
                        PolicyKeys.INDEX.stream().map(PolicyKey::name).toList());
        assertThat(firstWords(tables, Pattern.compile("\\| (?:`\\[resolution]`)? ?\\| `([a-z-]+)` \\|.*\\|")))
                .containsExactlyElementsOf(Stream.of(
                                PolicyKeys.RESOLUTION.stream().map(PolicyKey::name),
                                Stream.of("trusted-keys"),
                                PolicyKeys.OVERLAYS.stream().map(PolicyKey::name))
                        .flatMap(Function.identity())
                        .toList());
        assertThat(firstWords(tables, Pattern.compile("\\| `\\[([a-z-]+)]` \\| an? .*")))
                .containsExactlyElementsOf(
                        PolicyKeys.TABLES.stream().map(PolicyTable::name).toList());
    }

    /** The example of the page, digested as the page says, is what the policy says of itself. */
    @Test
    void theDigestIsOfTheTextThatThePageShows() throws NoSuchAlgorithmException {
        Fence shown = Fence.of(POLICY_FILE).stream()
                .filter(fence -> fence.text().startsWith("policy-digest 1\n"))
                .findFirst()
                .orElseThrow();
        IndexPolicy policy = PolicyFile.parse("""
                [[index]]
                id = "fedora"
                url = "https://packages.example.org/simple/"
                allow = ["Acme-*", "acme"]
                cool-down = "PT168H"
                timeout = "PT1S"
                [pins]
                Acme = "fedora"
                [resolution]
                prerelease = "allow"
                """, POLICY_FILE);
        byte[] text = (shown.text().stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(policy.digest())
                .isEqualTo("sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
    }

    private static List<String> firstWords(List<String> lines, Pattern row) {
        return lines.stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("json")
    void jsonIsJson(Fence fence) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

        assertThat(mapper.readTree(fence.text()).isObject()).isTrue();
    }

    @Test
    void scenariosAreAsInTheirFiles() {
        assertThat(Fence.ofKind(Fence.TEXT))
                .filteredOn(Fence::isScenario)
                .isNotEmpty()
                .allSatisfy(fence -> assertThat(Fence.SCENARIOS.resolve(fence.scenario()))
                        .as(fence.toString())
                        .content()
                        .isEqualTo(fence.text()));
    }

    @ParameterizedTest
    @MethodSource("xml")
    void dependenciesAreModulesOfThisVersion(Fence fence)
            throws IOException, ParserConfigurationException, SAXException {
        Element dependency = root(fence.text());
        String artifact = textOf(dependency, "artifactId");
        Element module = root(Files.readString(Fence.ROOT.resolve(artifact).resolve("pom.xml")));

        assertThat(artifact).startsWith("resolver-");
        assertThat(textOf(dependency, "groupId")).isEqualTo(textOf(module, "groupId"));
        assertThat(textOf(dependency, "version")).isEqualTo(textOf(module, "version"));
    }

    private static Element root(String xml) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    /** The first element of a name; in a module's project file that is its parent's. */
    private static String textOf(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }
}
