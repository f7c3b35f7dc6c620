// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyDigestTest {
    private static final String URL = "https://packages.example.org/simple/";

    private static IndexEntry.Builder entry() {
        return IndexEntry.builder(IndexId.parse("fedora"), URL);
    }

    private static IndexPolicy.Builder policy(IndexEntry.Builder entry) {
        return IndexPolicy.builder().index(entry.build());
    }

    /** Every key says something else than the default here. */
    private static IndexPolicy full() {
        IndexEntry remote = entry().kind(IndexKind.FLAT)
                .mirrors(List.of("https://mirror.example.org/", "https://b.example.org/"))
                .mirrorsComplete()
                .role(IndexRole.ON_DEMAND)
                .reserved(List.of(NamePattern.parse("Acme-*")))
                .allow(List.of(NamePattern.parse("acme-*"), NamePattern.parse("Zope.Interface")))
                .deny(List.of(NamePattern.parse("other")))
                .knownProject(ProjectName.parse("Acme_Core"))
                .alsoAbsent(List.of(403, 451))
                .absentRedirects(List.of("https://packages.example.org/login"))
                .authenticate(AuthenticationMode.ALWAYS)
                .coolDown(Duration.ofHours(24 * 7))
                .absentMaxAge(Duration.ofHours(1))
                .missingUploadTime(MissingUploadTimeRule.ALLOW)
                .trustGroup("größer")
                .fileHosts(List.of("Files.example.org"))
                .allowInsecure()
                .timeout(Duration.ofMillis(2500))
                .retries(0)
                .build();
        IndexEntry local = IndexEntry.builder(IndexId.parse("local"), "wheels")
                .kind(IndexKind.DIRECTORY)
                .build();
        return IndexPolicy.builder()
                .index(remote)
                .index(local)
                .pin(ProjectName.parse("Torch"), IndexId.parse("local"))
                .pin(ProjectName.parse("a"), IndexId.parse("local"))
                .format(FormatPolicy.of(Map.of(
                        NamePattern.parse("*"), FormatRule.PREFER_BINARY,
                        NamePattern.parse("numpy"), FormatRule.ONLY_BINARY)))
                .coolDown(ProjectName.parse("urgent"), Duration.ofMinutes(90))
                .timeLimit(Duration.ofSeconds(30))
                .preReleases(PreReleaseMode.IF_NAMED)
                .directUrls(DirectUrlRule.REFUSE)
                .sdistMetadata(SdistMetadataRule.RECORDED)
                .build();
    }

    /** Locks hold digests: whatever is renamed or moved in our code, these texts stay. */
    @Test
    void isOfTheTextThatTheDocumentsDescribe() {
        assertThat(PolicyDigest.text(full())).isEqualTo("""
                        policy-digest 1
                        [[index]]
                        id 6:fedora
                        url 36:https://packages.example.org/simple/
                        kind 4:flat
                        mirrors 27:https://mirror.example.org/ 22:https://b.example.org/
                        mirrors-complete 4:true
                        role 9:on-demand
                        reserved 6:acme-*
                        allow 6:acme-* 14:zope-interface
                        deny 5:other
                        known-project 9:acme-core
                        also-absent 3:403 3:451
                        absent-redirects 34:https://packages.example.org/login
                        authenticate 6:always
                        cool-down 3:P7D
                        missing-upload-time 5:allow
                        trust-group 8:größer
                        file-hosts 17:files.example.org
                        allow-insecure 4:true
                        [[index]]
                        id 5:local
                        path 6:wheels
                        kind 9:directory
                        [pins]
                        a 5:local
                        torch 5:local
                        [format]
                        * 13:prefer-binary
                        numpy 11:only-binary
                        [cool-downs]
                        urgent 7:PT1H30M
                        [resolution]
                        prerelease 8:if-named
                        direct-urls 6:refuse
                        sdist-metadata 8:recorded
                        """);
    }

    @Test
    void staysWhatItIs() {
        assertThat(full().digest())
                .isEqualTo("sha256:3f6eda9b6addbbb7e234526f7266635fe7fc18c46ac02da234b74b1786f5c2b3");
        assertThat(policy(entry()).build().digest())
                .isEqualTo("sha256:b1f2ffa05a9c10a3efd18b2d025ea9ea7ec7f3488b39c5f0276ef05f68209fd2");
    }

    @Test
    void aDefaultThatIsWrittenCountsAsOneThatIsNot() {
        IndexEntry.Builder written = entry().role(IndexRole.SEARCHED)
                .mirrors(List.of())
                .allow(List.of(NamePattern.parse("*")))
                .coolDown(Duration.ZERO);

        assertThat(policy(written)
                        .preReleases(PreReleaseMode.IF_NECESSARY)
                        .build()
                        .digest())
                .isEqualTo(policy(entry()).build().digest());
    }

    @Test
    void howLongSomethingMayTakeIsNoPartOfIt() {
        IndexEntry.Builder patient =
                entry().timeout(Duration.ofHours(1)).retries(9).absentMaxAge(Duration.ofDays(1));

        assertThat(policy(patient).timeLimit(Duration.ofHours(5)).build().digest())
                .isEqualTo(policy(entry()).build().digest());
        assertThat(PolicyKeys.INDEX)
                .filteredOn(key -> !key.isDigested())
                .extracting(PolicyKey::name)
                .containsExactly("absent-max-age", "timeout", "retries");
        assertThat(PolicyKeys.RESOLUTION)
                .filteredOn(key -> !key.isDigested())
                .extracting(PolicyKey::name)
                .containsExactly("time-limit");
    }

    @Test
    void itemsCannotPassForOthers() {
        assertThat(policy(entry().absentRedirects(List.of("https://a.example.org/a", "https://a.example.org/b")))
                        .build()
                        .digest())
                .isNotEqualTo(
                        policy(entry().absentRedirects(List.of("https://a.example.org/b", "https://a.example.org/a")))
                                .build()
                                .digest());
    }

    @Test
    void aKeyIsSetInItsOwnTableOnly() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> entry().set(PolicyKeys.TIME_LIMIT, Duration.ZERO));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> entry().set(PolicyKeys.ID, IndexId.parse("other")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> IndexPolicy.builder().set(PolicyKeys.RETRIES, 3));
    }
}
