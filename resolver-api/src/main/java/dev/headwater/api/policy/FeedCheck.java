// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.policy.FeedSource.Kind;
import dev.headwater.api.policy.PolicyRemedy.Action;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Finds the first contradiction of what a policy says of a distributor's feed. */
final class FeedCheck {
    private final String key;
    private final IndexEntry entry;

    private FeedCheck(String key, IndexEntry entry) {
        this.key = key;
        this.entry = entry;
    }

    static void check(String key, IndexEntry entry) {
        FeedCheck check = new FeedCheck(key, entry);
        if (entry.kind() == IndexKind.FEED) {
            check.checkCompiled();
        } else {
            check.checkSources(entry.feed().sources());
        }
        if (entry.kind().isRepository()
                && entry.kind() != IndexKind.DEBIAN
                && entry.feed().requirements() == RequirementsRule.PUBLISHED) {
            throw new InvalidPolicyException(
                    key + ".requirements",
                    "of this kind of feed the metadata within packages is not read; remove the key");
        }
        if (entry.kind() == IndexKind.CONDA && entry.feed().oldest().isPresent()) {
            throw new InvalidPolicyException(
                    key + ".oldest", "the lists of a conda channel do not say their date; remove the key");
        }
    }

    private void checkCompiled() {
        String place = key + (entry.isLocal() ? ".path" : ".url");
        if (entry.location().isBlank()) {
            throw new InvalidPolicyException(place, "the feed '" + entry.id() + "' has no location; write path or url");
        }
        if (!entry.isLocal()) {
            checkUrl(place, entry.location(), entry.feed().signedBy());
        }
        checkVouched(place, entry.feed().signedBy());
    }

    private void checkSources(List<FeedSource> sources) {
        if (sources.isEmpty()) {
            throw new InvalidPolicyException(
                    key + ".sources",
                    "the feed '" + entry.id() + "' has no source; write where it is read: " + example());
        }
        for (int i = 0; i < sources.size(); i++) {
            FeedSource source = sources.get(i);
            String path = key + ".sources[" + i + "]";
            if (source.location().isBlank()) {
                throw new InvalidPolicyException(path, "this source has no location; write url or path");
            }
            switch (entry.kind()) {
                case RPM_MD -> checkRpm(path, source);
                case CONDA -> checkConda(path, source);
                default -> checkDebian(path, source);
            }
        }
    }

    private String example() {
        return entry.kind() == IndexKind.DEBIAN
                ? "sources = [{ url = \"https://…\", suites = […], components = […], signed-by = \"…\" }]"
                : "sources = [{ url = \"https://…\" }]";
    }

    /** Nobody signs a channel; the connection says as much as of a Simple index. */
    private void checkConda(String path, FeedSource source) {
        if (!source.suites().isEmpty()
                || !source.components().isEmpty()
                || source.signedBy().isPresent()
                || source.metalink().isPresent()) {
            throw new InvalidPolicyException(
                    path, "of a conda channel there is nothing to say but where it is; remove the other keys");
        }
        if (source.kind() == Kind.URL) {
            PolicyCheck.checkUrl(path + ".url", source.location(), entry.id());
            PolicyCheck.checkEncrypted(path + ".url", source.location(), Action.USE_HTTPS);
            checkNoToken(path + ".url", source.location());
        } else {
            checkVouched(path, source.signedBy());
        }
    }

    /** What stands in a URL is shown in reports, in locks and in the URLs of packages. */
    private void checkNoToken(String place, String url) {
        List<String> parts = List.of(URI.create(url).getPath().split("/", -1));
        int token = parts.indexOf("t") + 1;
        if (token > 0 && token < parts.size() && !parts.get(token).isEmpty()) {
            throw new InvalidPolicyException(
                    place,
                    "a token of conda's (/t/…) never stands in a URL",
                    new PolicyRemedy(Action.KEEP_CREDENTIALS_APART, entry.id().value()));
        }
    }

    private void checkDebian(String path, FeedSource source) {
        if (source.metalink().isPresent()) {
            throw new InvalidPolicyException(
                    path + ".metalink", "only an rpm-md repository has a metalink; remove the key");
        }
        if (source.kind() == Kind.URL) {
            checkUrl(path + ".url", source.location(), source.signedBy());
            checkGiven(path + ".suites", source.suites());
            checkGiven(path + ".components", source.components());
        }
        checkVouched(path, source.signedBy());
    }

    /** Of what comes over https the connection says as much as of a Simple index; a metalink says what may come. */
    private void checkRpm(String path, FeedSource source) {
        if (!source.suites().isEmpty() || !source.components().isEmpty()) {
            throw new InvalidPolicyException(
                    path, "an rpm-md repository has neither suites nor components; remove the keys");
        }
        source.metalink().ifPresent(metalink -> {
            // Mirrors of metalinks tell by the query which repository is meant.
            int query = metalink.indexOf('?');
            PolicyCheck.checkUrl(path + ".metalink", query < 0 ? metalink : metalink.substring(0, query), entry.id());
            PolicyCheck.checkEncrypted(path + ".metalink", metalink, Action.USE_HTTPS_OR_SIGNED_BY);
        });
        if (source.kind() == Kind.URL) {
            checkUrl(path + ".url", source.location(), source.signedBy().or(source::metalink));
        } else {
            checkVouched(path, source.signedBy().or(source::metalink));
        }
    }

    /** Who signs what is read says more than how it came. */
    private void checkUrl(String place, String url, Optional<String> signedBy) {
        PolicyCheck.checkUrl(place, url, entry.id());
        if (signedBy.isEmpty()) {
            PolicyCheck.checkEncrypted(place, url, Action.USE_HTTPS_OR_SIGNED_BY);
        }
    }

    private static void checkGiven(String place, List<String> words) {
        if (words.isEmpty()) {
            throw new InvalidPolicyException(
                    place, "an archive at a URL has suites and components; name those that are read");
        }
    }

    private void checkVouched(String place, Optional<String> signedBy) {
        if (signedBy.isEmpty() && !entry.feed().allowUnsigned()) {
            throw new InvalidPolicyException(
                    place, "nobody vouches for what is read here", PolicyRemedy.of(Action.SIGNED_BY_OR_ALLOW_UNSIGNED));
        }
    }
}
