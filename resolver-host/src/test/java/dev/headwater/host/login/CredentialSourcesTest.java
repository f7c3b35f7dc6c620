// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

class CredentialSourcesTest {
    private static final IndexId ID = IndexId.parse("our-index");
    private static final String URL = "https://packages.example.org/simple/";
    private static final Origin ORIGIN = Origin.parse(URL);
    private static final String PREFIX = "HEADWATER_INDEX_OUR_INDEX_";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new TreeMap<>();
    private CredentialProvider known = CredentialProvider.none();
    private IndexEntry.Builder entry =
            IndexEntry.builder(ID, URL).kind(IndexKind.SIMPLE).mirrors(List.of("https://mirror.example.org/simple/"));

    private CredentialSources sources() {
        CredentialSources sources = new CredentialSources(environment, home, System.getProperty("user.name"), known);
        sources.find(IndexPolicy.builder().index(entry.build()).build());
        return sources;
    }

    private Optional<Credential> login() {
        return sources().credential(ID, ORIGIN);
    }

    private void set(String... variables) {
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(PREFIX + variables[i], variables[i + 1]);
        }
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(this::sources)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("secret");
    }

    @Test
    void ofSeveralPoliciesAreKeptApart() {
        set("TOKEN", "secret", "ORIGIN", URL);
        CredentialSources sources = sources();
        IndexId other = IndexId.parse("other");
        IndexEntry second =
                IndexEntry.builder(other, URL).kind(IndexKind.SIMPLE).build();

        sources.find(IndexPolicy.builder().index(second).build());

        assertThat(sources.credential(ID, ORIGIN)).contains(Credential.bearer("secret"));
        assertThat(sources.credential(other, ORIGIN)).isEmpty();
    }

    @Nested
    class OfTheEnvironment {
        @Test
        void areAUserWithAPassword() {
            set("USERNAME", "me", "PASSWORD", "secret", "ORIGIN", "https://packages.example.org");
            assertThat(login()).contains(Credential.basic("me", "secret"));
        }

        @Test
        void areAToken() {
            set("TOKEN", "secret", "ORIGIN", "HTTPS://Packages.example.org:443/simple/", "PASSWORD", "");
            assertThat(login()).contains(Credential.bearer("secret"));
        }

        @Test
        void areBoundToTheirOrigin() {
            set("TOKEN", "secret", "ORIGIN", "https://packages.example.org");
            CredentialSources sources = sources();

            assertThat(sources.credential(ID, Origin.parse("https://mirror.example.org")))
                    .isEmpty();
            assertThat(sources.credential(ID, Origin.parse("http://packages.example.org")))
                    .isEmpty();
            assertThat(sources.credential(ID, Origin.parse("https://packages.example.org:8443")))
                    .isEmpty();
            assertThat(sources.credential(IndexId.parse("other"), ORIGIN)).isEmpty();
        }

        @Test
        void mayBeForMirrorsToo() {
            set("TOKEN", "secret", "ORIGIN", "https://packages.example.org, https://mirror.example.org");

            assertThat(sources().credential(ID, Origin.parse("https://mirror.example.org")))
                    .contains(Credential.bearer("secret"));
        }

        @Test
        void areRefusedWithoutAnOriginOrForAnother() {
            set("TOKEN", "secret");
            assertRefused(PREFIX + "ORIGIN is not set");
            set("ORIGIN", "https://elsewhere.example.org");
            assertRefused("index our-index", "https://elsewhere.example.org", "https://packages.example.org");
            set("ORIGIN", "packages.example.org");
            assertRefused(PREFIX + "ORIGIN: ");
        }

        @Test
        void areRefusedWhereTheyContradictEachOther() {
            set("TOKEN", "secret", "USERNAME", "secret-me", "ORIGIN", URL);
            assertRefused(PREFIX + "TOKEN and " + PREFIX + "USERNAME contradict");
            environment.clear();
            set("PASSWORD", "secret", "ORIGIN", URL);
            assertRefused(PREFIX + "PASSWORD needs " + PREFIX + "USERNAME");
            set("USERNAME", "secret:me");
            assertRefused(PREFIX, "colon");
        }

        @Test
        void ofAnIndexThatTakesNoneAreNotLookedAt() {
            set("TOKEN", "secret");
            entry.authenticate(AuthenticationMode.NEVER);
            assertThat(login()).isEmpty();
            environment.put("HEADWATER_INDEX_OTHER_TOKEN", "secret");
            environment.remove(PREFIX + "TOKEN");
            entry.authenticate(AuthenticationMode.AUTO);
            assertThat(login()).isEmpty();
        }
    }

    @Nested
    class OfTheNetrcFile {
        private static final String TEXT = "machine packages.example.org login me password secret\n";

        private Path write(String name, String permissions) throws IOException {
            environment.put("HOME", home.toString());
            Path file = Files.writeString(home.resolve(name), TEXT);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            return file;
        }

        @Test
        void areThoseOfTheHost() throws IOException {
            write(".netrc", "rw-------");

            assertThat(login()).contains(Credential.basic("me", "secret"));
            assertThat(sources().credential(ID, Origin.parse("https://mirror.example.org")))
                    .isEmpty();
        }

        @Test
        void comeAfterThoseOfTheEnvironment() throws IOException {
            write("_netrc", "rw-------");
            assertThat(login()).contains(Credential.basic("me", "secret"));

            set("TOKEN", "token", "ORIGIN", URL);
            assertThat(login()).contains(Credential.bearer("token"));
        }

        @Test
        void areRefusedWhereOthersCanReadThem() throws IOException {
            Path file = write(".netrc", "rw-r-----");
            assertRefused(file.toString(), "can be read by others", "chmod 600");

            entry = IndexEntry.builder(ID, "https://other.example.org/").kind(IndexKind.SIMPLE);
            assertThat(sources().credential(ID, Origin.parse("https://other.example.org")))
                    .as("a file that has no login for us is nobody's concern")
                    .isEmpty();
        }

        @Test
        void areRefusedInAFileOfAnotherUser() throws IOException {
            Path file = write(".netrc", "rw-------");
            try {
                Files.setAttribute(file, "unix:uid", 65534);
            } catch (IOException e) {
                assumeTrue(false, "needs the right to give a file away: " + e);
            }
            assertRefused("belongs to another user");
        }

        @Test
        void ofAFileThatIsNamedAreTakenAsTheyAre() throws IOException {
            environment.put("NETRC", write("mounted", "rw-r--r--").toString());
            assertThat(login()).contains(Credential.basic("me", "secret"));

            environment.put("NETRC", home.resolve("gone").toString());
            assertRefused("gone cannot be read");
        }

        @Test
        void areNoneWithoutAFile() {
            assertThat(login()).isEmpty();
            environment.put("HOME", home.toString());
            assertThat(login()).isEmpty();
        }

        @Test
        void areNotReadFromAFileWithoutEnd() throws IOException {
            Path file = write(".netrc", "rw-------");
            Files.write(file, new byte[(1 << 20) + 1]);
            assertRefused(file + " has more than 1024 KiB, and so no .netrc file");
        }

        @Test
        @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
        void areNotReadFromWhatIsNoFile() throws Exception {
            environment.put("HOME", home.toString());
            Path pipe = home.resolve(".netrc");
            makePipe(pipe);
            assertRefused(pipe + " is no regular file");

            environment.put("NETRC", pipe.toString());
            assertRefused(pipe + " is no regular file");
            environment.put("NETRC", "/dev/zero");
            assertRefused("/dev/zero is no regular file");
        }

        @Test
        void areNoneWhereNoFileIsNamed() throws IOException {
            write(".netrc", "rw-------");
            environment.put("NETRC", "/dev/null");
            assertThat(login()).isEmpty();
        }

        @Test
        void areMissedWhereALinkLeadsNowhere() throws IOException {
            environment.put("HOME", home.toString());
            Files.createSymbolicLink(home.resolve(".netrc"), home.resolve("unmounted/netrc"));
            assertRefused(home.resolve(".netrc") + " cannot be read: it is a link to a file that is not there");
        }

        private void makePipe(Path path) throws Exception {
            try {
                assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0);
            } catch (IOException e) {
                assumeTrue(false, "needs mkfifo: " + e);
            }
        }
    }

    @Nested
    class OfTheProgram {
        @Test
        void goFirstAndLeaveTheFileAlone() throws IOException {
            environment.put("HOME", home.toString());
            Files.setPosixFilePermissions(
                    Files.writeString(
                            home.resolve(".netrc"), "machine packages.example.org login me password secret\n"),
                    PosixFilePermissions.fromString("rw-r--r--"));
            known = CredentialProvider.bound(ORIGIN, Credential.bearer("token"));

            assertThat(login()).contains(Credential.bearer("token"));
        }

        @Test
        void leaveTheOthersToTheMachine() {
            known = CredentialProvider.bound(Origin.parse("https://other.example.org"), Credential.bearer("token"));
            set("TOKEN", "secret", "ORIGIN", URL);

            assertThat(login()).contains(Credential.bearer("secret"));
        }
    }

    @Nested
    class OverPlainHttp {
        private static final String PLAIN = "http://packages.example.org:8080/simple/";

        private void write(String host) throws IOException {
            environment.put("HOME", home.toString());
            Path file = Files.writeString(home.resolve(".netrc"), "machine " + host + " login me password secret\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }

        private void index(String url) {
            entry = IndexEntry.builder(ID, url).kind(IndexKind.SIMPLE).allowInsecure();
        }

        @Test
        void thoseOfTheFileAreRefusedForWhoIsAskedWithoutMaySayThatItHasNothing() throws IOException {
            write("packages.example.org");
            index(PLAIN);

            assertRefused(
                    "login for packages.example.org",
                    "is not sent to index our-index",
                    "bound to http://packages.example.org:8080 by " + PREFIX + "ORIGIN",
                    "authenticate = \"never\"");
        }

        @Test
        void thoseOfTheFileAreLeftAloneWhereNoneIsToBeSent() throws IOException {
            write("packages.example.org");
            index(PLAIN);
            entry.authenticate(AuthenticationMode.NEVER);

            assertThat(sources().credential(ID, Origin.parse(PLAIN))).isEmpty();
        }

        @Test
        void thoseOfTheFileAreSentToThisMachine() throws IOException {
            write("127.0.0.1");
            index("http://127.0.0.1:8080/simple/");

            assertThat(sources().credential(ID, Origin.parse("http://127.0.0.1:8080")))
                    .contains(Credential.basic("me", "secret"));
        }

        @Test
        void thoseOfTheEnvironmentAreSentToTheOriginThatTheyName() throws IOException {
            write("packages.example.org");
            index(PLAIN);
            set("TOKEN", "token", "ORIGIN", "http://packages.example.org:8080");
            assertThat(sources().credential(ID, Origin.parse(PLAIN))).contains(Credential.bearer("token"));

            set("ORIGIN", "https://packages.example.org:8080");
            assertRefused("index our-index", "http://packages.example.org:8080");
        }

        @Test
        void aMirrorGetsNoneOfTheFile() throws IOException {
            write("mirror.example.org");
            entry.allowInsecure().mirrors(List.of("http://mirror.example.org/simple/"));

            assertRefused("login for mirror.example.org", "http://mirror.example.org");
        }
    }
}
