// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.PolicyRemedy.Action;
import dev.headwater.api.text.Spelling;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the first contradiction of a policy. */
final class PolicyCheck {
    /** Statuses that say that the question was not answered, whatever an operator thinks of his server. */
    private static final List<Integer> NEVER_ABSENT = List.of(401, 407, 408, 421, 425, 429);

    /** Longer ones, added to a time or counted in milliseconds, could overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static final Duration LONGEST_REQUEST = Duration.ofDays(1);

    private final IndexPolicy policy;

    private PolicyCheck(IndexPolicy policy) {
        this.policy = policy;
    }

    static void check(IndexPolicy policy) {
        new PolicyCheck(policy).check();
    }

    private void check() {
        if (policy.indexes().isEmpty()) {
            throw new InvalidPolicyException(
                    "index", "no index is configured, and there is no default one", PolicyRemedy.of(Action.ADD_INDEX));
        }
        Set<IndexId> ids = new HashSet<>();
        Map<NamePattern, IndexId> reservations = new HashMap<>();
        for (int i = 0; i < policy.indexes().size(); i++) {
            IndexEntry entry = policy.indexes().get(i);
            String key = "index[" + i + "]";
            if (!ids.add(entry.id())) {
                throw new InvalidPolicyException(
                        key + ".id", "the id '" + entry.id() + "' is used twice; ids are unique");
            }
            checkKeys(key, entry);
            checkLocations(key, entry);
            checkNames(key, entry, reservations);
            checkAnswers(key, entry);
        }
        for (Map.Entry<ProjectName, IndexId> pin : policy.pins().entrySet()) {
            checkPin(pin.getKey(), pin.getValue());
        }
        for (Map.Entry<ProjectName, Duration> coolDown : policy.coolDowns().entrySet()) {
            checkDuration("cool-downs." + coolDown.getKey(), coolDown.getValue());
        }
        checkPositive("resolution.time-limit", policy.timeLimit(), LONGEST);
        for (int i = 0; i < policy.indexes().size(); i++) {
            IndexEntry entry = policy.indexes().get(i);
            if (entry.knownProject().isPresent()) {
                checkKnownProject(
                        "index[" + i + "].known-project",
                        entry,
                        entry.knownProject().get());
            }
        }
        OverlayPowers.check(policy);
    }

    /** A key that says nothing of such an index was meant for something else, perhaps for safety. */
    private static void checkKeys(String key, IndexEntry entry) {
        for (PolicyKey<?> said : PolicyKeys.INDEX) {
            if (!said.isOf(entry.kind()) && entry.texts(said).isPresent()) {
                throw new InvalidPolicyException(
                        key + "." + said,
                        "an index of the kind " + Spelling.of(entry.kind()) + " has no '" + said + "'",
                        PolicyRemedy.of(Action.LEAVE_OUT));
            }
        }
    }

    private static void checkLocations(String key, IndexEntry entry) {
        if (entry.kind().isFeed()) {
            FeedCheck.check(key, entry);
            return;
        }
        if (entry.location().isBlank()) {
            throw new InvalidPolicyException(
                    key + ".url", "the index '" + entry.id() + "' has no location; write a URL or a path");
        }
        if (!entry.kind().isRemote()) {
            if (!entry.mirrors().isEmpty()) {
                throw new InvalidPolicyException(
                        key + ".mirrors", "a local index has no mirrors", PolicyRemedy.of(Action.LEAVE_OUT));
            }
            return;
        }
        checkUrl(key + ".url", entry.location(), entry);
        for (String mirror : entry.mirrors()) {
            checkUrl(key + ".mirrors", mirror, entry);
        }
        for (String url : entry.absentRedirects()) {
            checkUrl(key + ".absent-redirects", url, entry);
        }
    }

    private static void checkUrl(String key, String url, IndexEntry entry) {
        checkUrl(key, url, entry.id());
        if (!entry.allowInsecure()) {
            checkEncrypted(key, url, Action.USE_HTTPS_OR_ALLOW_INSECURE);
        }
    }

    /** Refuses plain HTTP to any other machine. */
    static void checkEncrypted(String key, String url, Action remedy) {
        Origin origin = Origin.parse(url);
        if (url.regionMatches(true, 0, "http:", 0, "http:".length()) && !origin.isLoopback()) {
            throw new InvalidPolicyException(
                    key,
                    "plain HTTP to '" + URI.create(url).getHost() + "' can be changed by anyone on the way",
                    PolicyRemedy.of(remedy));
        }
    }

    /** Refuses what is no URL of an index, or has credentials in it. */
    static void checkUrl(String key, String url, IndexId index) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            // The text itself is not repeated: a URL that cannot be read may still hold a password.
            throw new InvalidPolicyException(
                    key, "this is no URL (" + e.getReason() + " at position " + e.getIndex() + ")");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new InvalidPolicyException(
                    key, "this is no URL that begins with https://", PolicyRemedy.of(Action.USE_URL_OR_LOCAL_KIND));
        }
        if (uri.getRawUserInfo() != null
                || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
            throw new InvalidPolicyException(
                    key,
                    "credentials never stand in a URL",
                    new PolicyRemedy(Action.KEEP_CREDENTIALS_APART, index.value()));
        }
        if (uri.getHost() == null) {
            throw new InvalidPolicyException(key, "this URL has no host that can be read");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidPolicyException(key, "the URL of an index has no query and no fragment");
        }
        try {
            Origin.parse(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidPolicyException(key, String.valueOf(e.getMessage()));
        }
    }

    private static void checkNames(String key, IndexEntry entry, Map<NamePattern, IndexId> reservations) {
        if (entry.allow().isEmpty()) {
            throw new InvalidPolicyException(
                    key + ".allow",
                    "an empty allow list would switch '" + entry.id() + "' off",
                    PolicyRemedy.of(Action.LEAVE_OUT_OR_DISABLE));
        }
        for (NamePattern pattern : entry.reserved()) {
            IndexId other = reservations.put(pattern, entry.id());
            if (other != null) {
                throw new InvalidPolicyException(
                        key + ".reserved",
                        "'" + pattern + "' is reserved twice, for '" + other + "' and '" + entry.id()
                                + "'; one index owns a pattern");
            }
            checkWithinReach(key + ".reserved", "the reservation '" + pattern + "'", pattern, entry);
        }
    }

    private static void checkWithinReach(String key, String what, NamePattern pattern, IndexEntry entry) {
        if (entry.allow().stream().noneMatch(allowed -> allowed.covers(pattern))) {
            throw new InvalidPolicyException(
                    key,
                    what + " leads to '" + entry.id() + "', whose allow list does not cover it whole",
                    new PolicyRemedy(Action.ALLOW_PATTERN, pattern.text()));
        }
        entry.deny().stream()
                .filter(denied -> denied.meets(pattern))
                .findFirst()
                .ifPresent(denied -> {
                    throw new InvalidPolicyException(
                            key,
                            what + " leads to '" + entry.id() + "', which denies '" + denied + "'; remove one of them");
                });
    }

    private static void checkAnswers(String key, IndexEntry entry) {
        for (int status : entry.alsoAbsent()) {
            if (status < 400 || status > 499 || NEVER_ABSENT.contains(status)) {
                throw new InvalidPolicyException(
                        key + ".also-absent",
                        status + " never means absent; only 4xx except " + NEVER_ABSENT + " may be listed");
            }
        }
        checkDuration(key + ".cool-down", entry.coolDown());
        checkDuration(key + ".absent-max-age", entry.absentMaxAge());
        checkPositive(key + ".timeout", entry.timeout(), LONGEST_REQUEST);
        if (entry.retries() < 0 || entry.retries() > 100) {
            throw new InvalidPolicyException(key + ".retries", "from 0 to 100 retries");
        }
    }

    private static void checkDuration(String key, Duration duration) {
        if (duration.isNegative()) {
            throw new InvalidPolicyException(key, "a duration is not negative");
        } else if (duration.compareTo(LONGEST) > 0) {
            throw new InvalidPolicyException(key, "a duration is at most " + LONGEST.toDays() + " days");
        }
    }

    private static void checkPositive(String key, Duration duration, Duration longest) {
        if (duration.isNegative() || duration.isZero()) {
            throw new InvalidPolicyException(key, "a limit of time is longer than nothing");
        } else if (duration.compareTo(longest) > 0) {
            throw new InvalidPolicyException(key, "this limit of time is at most " + longest.toDays() + " days");
        }
    }

    private void checkPin(ProjectName name, IndexId id) {
        String key = "pins." + name;
        IndexEntry entry = policy.index(id)
                .orElseThrow(() -> new InvalidPolicyException(
                        key,
                        "'" + name + "' is pinned to '" + id + "', which the policy does not define; its indexes are "
                                + policy.indexes().stream().map(IndexEntry::id).toList()));
        if (entry.role() == IndexRole.DISABLED) {
            throw new InvalidPolicyException(
                    key, "'" + name + "' is pinned to '" + id + "', which is disabled; enable it or remove the pin");
        }
        checkWithinReach(key, "the pin of '" + name + "'", NamePattern.parse(name.value()), entry);
    }

    private void checkKnownProject(String key, IndexEntry entry, ProjectName name) {
        IndexId pinned = policy.pins().get(name);
        if (pinned != null && !pinned.equals(entry.id())) {
            throw new InvalidPolicyException(
                    key,
                    "'" + name + "' is pinned to '" + pinned + "', so '" + entry.id()
                            + "' may not be asked about it; name another project");
        }
        if (pinned == null) {
            checkNotReservedElsewhere(key, entry, name);
        }
    }

    private void checkNotReservedElsewhere(String key, IndexEntry entry, ProjectName name) {
        policy.indexes().stream()
                .flatMap(index -> index.reserved().stream()
                        .filter(pattern -> pattern.matches(name))
                        .map(pattern -> Map.entry(pattern, index.id())))
                .min(Map.Entry.comparingByKey())
                .filter(owner -> !owner.getValue().equals(entry.id()))
                .ifPresent(owner -> {
                    throw new InvalidPolicyException(
                            key,
                            "'" + name + "' is reserved for '" + owner.getValue() + "', so '" + entry.id()
                                    + "' may not be asked about it; name another project");
                });
    }
}
