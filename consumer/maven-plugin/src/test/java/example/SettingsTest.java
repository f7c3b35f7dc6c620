// SPDX-License-Identifier: Apache-2.0
package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins and proxies of {@code settings.xml}. */
class SettingsTest {
    private static final String REQUIREMENT = "<requirements><requirement>app</requirement></requirements>";

    /** "s3cret-word", encrypted by mvn --encrypt-password; the master password is encrypted by a word that Maven has. */
    private static final String ENCRYPTED = "{TFO4wqLazaQH6MivcxwPY0nfy5ZVo/X3wEou8LXXYJc=}";

    private static final String MASTER = "{EgOFAwKqh2MHmiV5WRt9cajBTLGjQnLy5oEzT2ZSiiQ=}";

    @TempDir
    private Path folder;

    @Test
    void aLoginGoesToTheOriginThatItsServerNamesAndToNoOther() {
        try (Index guarded = new Index("app 1.0").forNobodyBut("builder", "s3cret-word");
                Index stranger = new Index("app 1.0")) {
            new Project(folder)
                    .file("security.xml", "<settingsSecurity><master>" + MASTER + "</master></settingsSecurity>")
                    .parent("right", "stranger", "unbound", "clouded", "none")
                    .module("right", "resolve", REQUIREMENT)
                    .file("right/headwater.toml", Project.policy("guarded", guarded.url()))
                    .module("stranger", "resolve", REQUIREMENT)
                    .file("stranger/headwater.toml", Project.policy("guarded", stranger.url()))
                    .module("unbound", "resolve", REQUIREMENT)
                    .file("unbound/headwater.toml", Project.policy("unbound", stranger.url()))
                    .module("clouded", "resolve", REQUIREMENT)
                    .file("clouded/headwater.toml", Project.policy("clouded", stranger.url()))
                    .module("none", "resolve", REQUIREMENT)
                    .file("none/headwater.toml", Project.policy("none", guarded.url()));

            Build.Result result = new Build(folder)
                    .with("settings.security", folder.resolve("security.xml").toString())
                    .settings("<servers>"
                            + server("guarded", ENCRYPTED, origin(guarded.origin()))
                            + server("unbound", "s3cret-word", "")
                            + server("clouded", "{bm8gc3VjaCBwYXNzd29yZCBoZXJlLCBub25lIGF0IGFsbA==}", origin(stranger.origin()))
                            + "</servers>")
                    .failAtEnd()
                    .run("generate-resources");

            assertThat(folder.resolve("right/target/headwater/requirements.txt")).content().startsWith("app==1.0");
            assertThat(guarded.requests()).contains("200 /simple/app/ +login");
            assertThat(result.failureOf("stranger"))
                    .isEqualTo("the server 'headwater-guarded' in settings.xml is for " + guarded.origin()
                            + " by its <origin>, and the index 'guarded' is at " + stranger.origin()
                            + ": its login is sent nowhere else");
            assertThat(result.failureOf("unbound"))
                    .isEqualTo("the server 'headwater-unbound' in settings.xml does not say where its login may be sent:"
                            + " give it <configuration><origin>https://packages.example.org</origin></configuration>");
            assertThat(result.failureOf("clouded"))
                    .isEqualTo("the server 'headwater-clouded' in settings.xml has a password that cannot be decrypted:"
                            + " see the master password in settings-security.xml, and mvn --encrypt-password");
            assertThat(result.failureOf("none"))
                    .isEqualTo("""
                            'none' gave no answer about 'app' that can be used, so nothing is decided: %1$s/simple/app/: status\
                             401. A failure is never taken for an absence, and no other index is asked in its place.
                            hint: give a login for %1$s: in settings.xml a <server> with the id headwater-none, its <username>\
                             and <password>, and <configuration><origin>%1$s</origin></configuration>; or an entry for its host\
                             in .netrc"""
                            .formatted(guarded.origin()));
            assertThat(stranger.requests()).isEmpty();
            assertThat(result.toString()).doesNotContain("s3cret-word");
        }
    }

    /** There is no such host but behind that proxy; the target is that of this machine's Python. */
    @Test
    void aProxyIsUsedButForTheHostsThatItIsNotFor() {
        try (Index proxy = new Index("app 1.0").forNobodyBut("builder", "s3cret-word");
                Index near = new Index("lib 1.0")) {
            new Project(folder)
                    .file("headwater.toml", Project.policy("far", "http://packages.invalid/simple/", "near", near.url()))
                    .module("", "resolve", "<requirements><name>app</name><name>lib</name></requirements>")
                    .file("pom.xml", new Project(folder).read("pom.xml").replaceAll("(?s)<python>.*</platforms>", ""));

            Build.Result result = new Build(folder)
                    .settings("<servers>"
                            + server("far", "s3cret-word", origin("http://packages.invalid"))
                            + """
                            </servers>
                            <proxies>
                              <proxy>
                                <id>loopback</id>
                                <active>true</active>
                                <protocol>http</protocol>
                                <host>127.0.0.1</host>
                                <port>%d</port>
                                <nonProxyHosts>*.example.org|127.0.0.1</nonProxyHosts>
                              </proxy>
                            </proxies>
                            """.formatted(proxy.port()))
                    .run("generate-resources");

            assertThat(result.isSuccess()).as(result.toString()).isTrue();
            assertThat(result.told("INFO")).anyMatch(line -> line.startsWith("2 packages for cpython 3"));
            assertThat(proxy.requests())
                    .contains("200 http://packages.invalid/simple/app/ +login", "404 http://packages.invalid/simple/lib/ +login")
                    .allMatch(line -> line.contains(" http://packages.invalid/"));
            assertThat(near.requests()).contains("200 /simple/lib/");
        }
    }

    private static String server(String index, String password, String configuration) {
        return """
                <server>
                  <id>headwater-%s</id>
                  <username>builder</username>
                  <password>%s</password>
                  %s
                </server>
                """.formatted(index, password, configuration);
    }

    private static String origin(String origin) {
        return "<configuration><origin>" + origin + "</origin></configuration>";
    }
}
