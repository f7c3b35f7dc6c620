// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.PolicyKey.Scope;
import dev.headwater.api.policy.PolicyKey.Subject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a policy document can say, a row for each key: name, values, what holds where it is not written, and
 * whether it is part of the digest. Readers, writers and the digest go by these rows; {@code docs/policy-file.md} says
 * what the keys mean.
 *
 * @since 0.1.0
 */
public final class PolicyKeys {
    /** The name of an index. */
    public static final PolicyKey<IndexId> ID = key("id", KeyType.ID, null, Subject.ANSWER);

    /** Where an index is, for the kinds that are asked over the network. */
    public static final PolicyKey<String> URL =
            key("url", KeyType.TEXT, null, Subject.NETWORK_ANSWER).of(Scope.LOCATED);

    /** Where an index is, for the kinds that are local; read relative to the document. */
    public static final PolicyKey<String> PATH =
            key("path", KeyType.TEXT, null, Subject.ANSWER).of(Scope.LOCATED);

    /** What stands behind an index; what a host supplies is in no document. */
    public static final PolicyKey<IndexKind> KIND = key("kind", KeyType.KIND, IndexKind.SIMPLE, Subject.ANSWER);

    static final PolicyKey<List<String>> MIRRORS = key(
                    "mirrors", KeyType.TEXT.list(), List.of(), Subject.NETWORK_ANSWER)
            .of(Scope.FILES);
    static final PolicyKey<Boolean> MIRRORS_COMPLETE =
            key("mirrors-complete", KeyType.FLAG, false, Subject.NETWORK_ANSWER).of(Scope.FILES);
    static final PolicyKey<IndexRole> ROLE =
            key("role", KeyType.choice(IndexRole.values()), IndexRole.SEARCHED, Subject.ANSWER);
    static final PolicyKey<List<NamePattern>> RESERVED =
            key("reserved", KeyType.PATTERN.list(), List.of(), Subject.ANSWER);
    static final PolicyKey<List<NamePattern>> ALLOW =
            key("allow", KeyType.PATTERN.list(), List.of(NamePattern.parse("*")), Subject.ANSWER);
    static final PolicyKey<List<NamePattern>> DENY = key("deny", KeyType.PATTERN.list(), List.of(), Subject.ANSWER);
    static final PolicyKey<ProjectName> KNOWN_PROJECT =
            key("known-project", KeyType.NAME, null, Subject.ANSWER).of(Scope.FILES);
    static final PolicyKey<List<Integer>> ALSO_ABSENT = key(
                    "also-absent", KeyType.COUNT.list(), List.of(), Subject.NETWORK_ANSWER)
            .of(Scope.FILES);
    static final PolicyKey<List<String>> ABSENT_REDIRECTS = key(
                    "absent-redirects", KeyType.TEXT.list(), List.of(), Subject.NETWORK_ANSWER)
            .of(Scope.FILES);
    static final PolicyKey<AuthenticationMode> AUTHENTICATE = key(
            "authenticate",
            KeyType.choice(AuthenticationMode.values()),
            AuthenticationMode.AUTO,
            Subject.NETWORK_ANSWER);
    static final PolicyKey<Duration> COOL_DOWN = key("cool-down", KeyType.DURATION, Duration.ZERO, Subject.ANSWER);
    static final PolicyKey<Duration> ABSENT_MAX_AGE = key(
                    "absent-max-age", KeyType.DURATION, Duration.ofMinutes(10), Subject.TIME)
            .of(Scope.FILES);
    static final PolicyKey<MissingUploadTimeRule> MISSING_UPLOAD_TIME = key(
            "missing-upload-time",
            KeyType.choice(MissingUploadTimeRule.values()),
            MissingUploadTimeRule.REFUSE,
            Subject.ANSWER);
    static final PolicyKey<String> TRUST_GROUP = key("trust-group", KeyType.WORD, null, Subject.ANSWER);
    static final PolicyKey<List<String>> FILE_HOSTS = key(
                    "file-hosts", KeyType.HOST.list(), List.of(), Subject.NETWORK_ANSWER)
            .of(Scope.FILES);

    // Not of the network alone: a result says of an index that its answers could have been changed on the way.
    static final PolicyKey<Boolean> ALLOW_INSECURE =
            key("allow-insecure", KeyType.FLAG, false, Subject.ANSWER).of(Scope.FILES);
    static final PolicyKey<Duration> TIMEOUT = key("timeout", KeyType.DURATION, Duration.ofSeconds(10), Subject.TIME);
    static final PolicyKey<Integer> RETRIES = key("retries", KeyType.COUNT, 3, Subject.TIME);

    /** Where a feed is read. */
    public static final PolicyKey<List<FeedSource>> SOURCES =
            key("sources", KeyType.SOURCES, null, Subject.ANSWER).of(Scope.REPOSITORIES);

    /** The keys of which one must have signed a compiled feed. */
    public static final PolicyKey<String> SIGNED_BY =
            key("signed-by", KeyType.WORD, null, Subject.ANSWER).of(Scope.COMPILED);

    /** A file that says which package provides which project; read relative to the document. */
    public static final PolicyKey<String> MAPPING =
            key("mapping", KeyType.WORD, null, Subject.ANSWER).of(Scope.REPOSITORIES);

    /** The distributor's word for the machine that a feed is for. */
    public static final PolicyKey<String> ARCHITECTURE =
            key("architecture", KeyType.WORD, null, Subject.ANSWER).of(Scope.REPOSITORIES);
    /** Whether a feed may be used though nobody vouches for it. */
    public static final PolicyKey<Boolean> ALLOW_UNSIGNED =
            key("allow-unsigned", KeyType.FLAG, false, Subject.ANSWER).of(Scope.FEEDS);
    /** The date of which the begin, in UTC, is the earliest that a feed may be of. */
    public static final PolicyKey<LocalDate> OLDEST =
            key("oldest", KeyType.DATE, null, Subject.ANSWER).of(Scope.FEEDS);
    /** Whose word the requirements of a feed's packages are. */
    public static final PolicyKey<RequirementsRule> REQUIREMENTS = key(
                    "requirements",
                    KeyType.choice(RequirementsRule.values()),
                    RequirementsRule.DISTRIBUTOR,
                    Subject.ANSWER)
            .of(Scope.REPOSITORIES);
    /** By project, the package that the policy itself says to provide it. */
    public static final PolicyKey<SortedMap<ProjectName, String>> NAMES =
            key("names", KeyType.WORD.byName(), new TreeMap<>(), Subject.ANSWER).of(Scope.REPOSITORIES);
    /** By project, what tells the version that is provided. */
    public static final PolicyKey<SortedMap<ProjectName, FeedVersionRule>> VERSIONS = key(
                    "versions", KeyType.choice(FeedVersionRule.values()).byName(), new TreeMap<>(), Subject.ANSWER)
            .of(Scope.REPOSITORIES);

    static final PolicyKey<Duration> TIME_LIMIT =
            key("time-limit", KeyType.DURATION, Duration.ofMinutes(5), Subject.TIME);
    static final PolicyKey<PreReleaseMode> PRERELEASE =
            key("prerelease", KeyType.choice(PreReleaseMode.values()), PreReleaseMode.IF_NECESSARY, Subject.ANSWER);
    static final PolicyKey<DirectUrlRule> DIRECT_URLS =
            key("direct-urls", KeyType.choice(DirectUrlRule.values()), DirectUrlRule.REQUEST_ONLY, Subject.ANSWER);
    static final PolicyKey<SdistMetadataRule> SDIST_METADATA =
            key("sdist-metadata", KeyType.choice(SdistMetadataRule.values()), SdistMetadataRule.STATIC, Subject.ANSWER);

    /** Whether overlays may let a file require something more. */
    public static final PolicyKey<Boolean> MAY_ADD = key("may-add", KeyType.FLAG, false, Subject.ANSWER);

    /** Whether overlays may make yanked files usable. */
    public static final PolicyKey<Boolean> MAY_UNYANK = key("may-unyank", KeyType.FLAG, false, Subject.ANSWER);

    static final PolicyTable<ProjectName, IndexId> PINS =
            new PolicyTable<>(KeyType.NAME, key("pins", KeyType.ID, null, Subject.ANSWER));
    static final PolicyTable<NamePattern, FormatRule> FORMAT = new PolicyTable<>(
            KeyType.PATTERN, key("format", KeyType.choice(FormatRule.values()), null, Subject.ANSWER));
    static final PolicyTable<ProjectName, Duration> COOL_DOWNS =
            new PolicyTable<>(KeyType.NAME, key("cool-downs", KeyType.DURATION, null, Subject.ANSWER));

    /** The keys of an index, {@code [[index]]}, in the order of the documents. */
    public static final List<PolicyKey<?>> INDEX = List.of(
            ID,
            URL,
            PATH,
            KIND,
            MIRRORS,
            MIRRORS_COMPLETE,
            ROLE,
            RESERVED,
            ALLOW,
            DENY,
            KNOWN_PROJECT,
            ALSO_ABSENT,
            ABSENT_REDIRECTS,
            AUTHENTICATE,
            COOL_DOWN,
            ABSENT_MAX_AGE,
            MISSING_UPLOAD_TIME,
            TRUST_GROUP,
            FILE_HOSTS,
            ALLOW_INSECURE,
            TIMEOUT,
            RETRIES,
            SOURCES,
            SIGNED_BY,
            ARCHITECTURE,
            ALLOW_UNSIGNED,
            OLDEST,
            REQUIREMENTS,
            MAPPING,
            NAMES,
            VERSIONS);

    /**
     * Those of {@link #INDEX} that {@link IndexEntry#builder} is given; an entry has one of the two locations, or
     * sources instead.
     */
    public static final List<PolicyKey<?>> BEGINNING = List.of(ID, URL, PATH, SOURCES);

    /** The tables whose keys are names, in the order of the documents. */
    public static final List<PolicyTable<?, ?>> TABLES = List.of(PINS, FORMAT, COOL_DOWNS);

    /** The keys of {@code [resolution]}, in the order of the documents. */
    public static final List<PolicyKey<?>> RESOLUTION = List.of(TIME_LIMIT, PRERELEASE, DIRECT_URLS, SDIST_METADATA);

    /** The keys of {@code [overlays]} but for the files, in the order of the documents. */
    public static final List<PolicyKey<?>> OVERLAYS = List.of(MAY_ADD, MAY_UNYANK);

    private PolicyKeys() {}

    private static <T> PolicyKey<T> key(String name, KeyType<T> type, @Nullable T initial, Subject subject) {
        return new PolicyKey<>(name, type, initial, subject);
    }
}
