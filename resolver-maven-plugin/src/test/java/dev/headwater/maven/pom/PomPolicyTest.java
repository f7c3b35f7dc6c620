// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.SeenSerials;
import dev.headwater.api.overlay.SetHead;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.SetFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomPolicyTest {
    private static final Path FOLDER = Path.of("/home/me/project");

    /** Every key that a file may have, said in both. */
    private static final String FILE = """
            [[index]]
            id = "internal"
            url = "https://packages.example.org/simple/"
            kind = "simple"
            mirrors = ["https://mirror.example.org/simple/"]
            mirrors-complete = true
            role = "searched"
            reserved = ["acme-*", "acme"]
            allow = ["*"]
            deny = ["evil"]
            known-project = "pip"
            also-absent = [403, 451]
            absent-redirects = ["https://elsewhere.example.org/gone"]
            authenticate = "always"
            cool-down = "P7D"
            absent-max-age = "PT1M"
            missing-upload-time = "allow"
            trust-group = "ours"
            file-hosts = ["files.example.org"]
            allow-insecure = true
            timeout = "PT3S"
            retries = 1

            [[index]]
            id = "debian"
            kind = "debian"
            sources = [
              { url = "https://mirror.example.org/debian/", suites = ["bookworm", "updates"], components = ["main"], signed-by = "archive.pgp" },
              { path = "lists/" }]
            architecture = "amd64"
            allow-unsigned = true
            oldest = 2026-11-01
            requirements = "published"
            mapping = "names.json"
            [index.names]
            click = "python3-click"
            "zope.interface" = "python3-zope.interface"
            [index.versions]
            asyncio-mqtt = "packaged"

            [[index]]
            id = "feed"
            kind = "feed"
            path = "compiled.feed"
            signed-by = "keys.pgp"

            [[index]]
            id = "wheels"
            kind = "directory"
            path = "../wheels"

            [pins]
            torch = "wheels"
            2to3 = "wheels"

            [format]
            "*" = "any"
            acme-x = "only-binary"

            [cool-downs]
            urgent-fix = "P0D"

            [resolution]
            time-limit = "PT1M"
            prerelease = "allow"
            direct-urls = "refuse"
            sdist-metadata = "recorded"
            """;

    private static final String POM = """
            <indexes>
              <index>
                <id>internal</id>
                <url>https://packages.example.org/simple/</url>
                <kind>simple</kind>
                <mirrors><mirror>https://mirror.example.org/simple/</mirror></mirrors>
                <mirrorsComplete>true</mirrorsComplete>
                <role>searched</role>
                <reserved><name>acme-*</name><name>acme</name></reserved>
                <allow><name>*</name></allow>
                <deny><name>evil</name></deny>
                <knownProject>pip</knownProject>
                <alsoAbsent><status>403</status><status>451</status></alsoAbsent>
                <absentRedirects><url>https://elsewhere.example.org/gone</url></absentRedirects>
                <authenticate>always</authenticate>
                <coolDown>P7D</coolDown>
                <absentMaxAge>PT1M</absentMaxAge>
                <missingUploadTime>allow</missingUploadTime>
                <trustGroup>ours</trustGroup>
                <fileHosts><host>files.example.org</host></fileHosts>
                <allowInsecure>true</allowInsecure>
                <timeout>PT3S</timeout>
                <retries>1</retries>
              </index>
              <index>
                <id>debian</id>
                <kind>debian</kind>
                <sources>
                  <source>
                    <url>https://mirror.example.org/debian/</url>
                    <suites><suite>bookworm</suite><suite>updates</suite></suites>
                    <components><component>main</component></components>
                    <signedBy>archive.pgp</signedBy>
                  </source>
                  <source><path>lists/</path></source>
                </sources>
                <architecture>amd64</architecture>
                <allowUnsigned>true</allowUnsigned>
                <oldest>2026-11-01</oldest>
                <requirements>published</requirements>
                <mapping>names.json</mapping>
                <names><click>python3-click</click><zope.interface>python3-zope.interface</zope.interface></names>
                <versions><asyncio-mqtt>packaged</asyncio-mqtt></versions>
              </index>
              <index>
                <id>feed</id>
                <kind>feed</kind>
                <path>compiled.feed</path>
                <signedBy>keys.pgp</signedBy>
              </index>
              <index>
                <id>wheels</id>
                <kind>directory</kind>
                <path>../wheels</path>
              </index>
            </indexes>
            <pins>
              <torch>wheels</torch>
              <property><name>2to3</name><value>wheels</value></property>
            </pins>
            <format>
              <property><name>*</name><value>any</value></property>
              <acme-x>only-binary</acme-x>
            </format>
            <coolDowns><urgent-fix>P0D</urgent-fix></coolDowns>
            <resolution>
              <timeLimit>PT1M</timeLimit>
              <prerelease>allow</prerelease>
              <directUrls>refuse</directUrls>
              <sdistMetadata>recorded</sdistMetadata>
            </resolution>
            """;

    @Test
    void aPolicyInThePomIsThatOfTheFileThatSaysTheSame() {
        IndexPolicy file = PolicyFile.parse(FILE, FOLDER.resolve("headwater.toml"));
        IndexPolicy pom = read(POM);

        assertThat(pom).usingRecursiveComparison().isEqualTo(file);
        assertThat(pom.digest()).isEqualTo(file.digest());
    }

    @Test
    void overlaysAreThoseOfTheFileToo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("hotfixes.toml"), """
                [[overlay]]
                id = "wider"
                reason = "works with it"
                index = "main"
                project = "requests"
                versions = "==2.28.1"
                replace = [{ old = "idna<3", new = "idna<4" }]
                """);
        String index = "<indexes><index><id>main</id><url>https://a.example.org/</url></index></indexes>";
        IndexPolicy file = PolicyFile.parse("""
                [[index]]
                id = "main"
                url = "https://a.example.org/"
                [overlays]
                files = ["hotfixes.toml"]
                may-add = true
                may-unyank = true
                """, folder.resolve("headwater.toml"));
        IndexPolicy pom = read(
                index + "<overlays><files><file>hotfixes.toml</file></files><mayAdd>true</mayAdd>"
                        + "<mayUnyank>true</mayUnyank></overlays>",
                folder);

        assertThat(pom.overlays()).isEqualTo(file.overlays());
        assertThat(pom.overlays().isEmpty()).isFalse();
        assertThat(pom.digest()).isEqualTo(file.digest());
        assertThat(PolicyKeys.OVERLAYS).hasSize(2);
    }

    /** So that a new key is said in both. */
    @Test
    void everyKeyIsSaidAbove() {
        assertThat(Stream.concat(PolicyKeys.INDEX.stream(), PolicyKeys.RESOLUTION.stream())
                        .map(PolicyKey::name))
                .allSatisfy(key -> assertThat(POM).contains("<" + ElementName.of(key) + ">"));
        assertThat(PolicyKeys.TABLES)
                .allSatisfy(table -> assertThat(POM).contains("<" + ElementName.of(table.name()) + ">"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text                                     | policy: this is text; write elements: indexes, resolution, overlays, pins, format, coolDowns
            <index/>                                 | policy/index: this element is not known; did you mean 'indexes'?; known here: indexes, resolution, overlays, pins, format, coolDowns
            <pins/>                                  | policy: no index is configured, and there is no default one; add at least one <index> to <indexes>
            <indexes><index/></indexes>              | policy/indexes/index: <id> is missing; give the index a name: <id>internal</id>
            <indexes><index><id>a</id></index></indexes> | policy/indexes/index: <url> is missing; write where the index is
            <indexes><index><id>a</id><path>x</path></index></indexes> | policy/indexes/index/path: only the kinds directory, recording and feed have a path; write <url>, or <kind>directory</kind>
            <indexes><index><id>a</id><id>b</id></index></indexes> | policy/indexes/index/id[2]: this is written twice; keep one
            <indexes><index><id>a</id><url>https://u:p@a.example.org/</url></index></indexes> | policy/indexes/index/url: credentials never stand in a URL; remove them, and give a <server> with the id headwater-a in settings.xml
            <indexes><index><id>a</id><url>https://a.example.org/</url><reserved>x</reserved></index></indexes> | policy/indexes/index/reserved: this is a list; write each in an element of its own: <reserved><item>x</item></reserved>
            <indexes><index><id>a</id><url>https://a.example.org/</url><allowInsecure>yes</allowInsecure></index></indexes> | policy/indexes/index/allowInsecure: 'yes' is neither true nor false
            <indexes><index><id>a</id><url>https://${host}/</url></index></indexes> | policy/indexes/index/url: Maven does not know what https://${host}/ stands for
            <indexes><index><id>a</id><url>https://a.example.org/</url></index></indexes><pins><lib>b</lib></pins> | policy/pins/lib: 'lib' is pinned to 'b', which the policy does not define; its indexes are [a]
            """)
    void whatCannotBeMeantIsToldWithItsElement(String elements, String message) {
        assertThatThrownBy(() -> read(elements))
                .isInstanceOf(InvalidPomException.class)
                .hasMessage("pom.xml: " + message);
    }

    @Test
    void overlaysAreThoseOfTrustedKeysOnly(@TempDir Path folder) throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(folder.resolve("key.pem"), pem("PUBLIC KEY", key.getPublic()));
        Path file = folder.resolve("hotfixes.toml");
        Files.writeString(file, """
                [[overlay]]
                id = "fix"
                reason = "it hurts"
                index = "*"
                project = "lib"
                versions = "==1.0"
                yank = "it hurts"
                """);
        String elements = "<indexes><index><id>a</id><url>https://a.example.org/</url></index></indexes><overlays>"
                + "<files><file>hotfixes.toml</file></files><trustedKeys><key>key.pem</key></trustedKeys></overlays>";

        assertThatThrownBy(() -> read(elements, folder)).hasMessageContaining("hotfixes.toml: it is not signed");

        SetFile set = SetFile.read(file);
        SetHead head = set.head().withSerial(1).withExpires(Instant.parse("2027-01-01T00:00:00Z"));
        Files.write(file, set.with(head).sign(pem("PRIVATE KEY", key.getPrivate())));

        assertThat(read(elements, folder).overlays().asList()).hasSize(1);
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n-----END "
                + label + "-----\n";
    }

    @Test
    void elementsAreNotNestedWithoutEnd() {
        String deep = "<a>".repeat(1000) + "</a>".repeat(1000);

        assertThatThrownBy(() -> read(deep)).hasMessageContaining("not nested so deeply");
    }

    private static IndexPolicy read(String elements) {
        return read(elements, FOLDER);
    }

    private static IndexPolicy read(String elements, Path folder) {
        try {
            String configuration = "<configuration><policy>" + elements + "</policy></configuration>";
            PomElement element = PomElement.of(Xpp3DomBuilder.build(new StringReader(configuration)), folder);
            OverlayGuard guard = new OverlayGuard(
                    Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
                    SeenSerials.in(folder.resolve("serials")));
            return PomPolicy.read(element.child("policy").orElseThrow(), folder, guard);
        } catch (XmlPullParserException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
