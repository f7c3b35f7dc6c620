// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.List;
import java.util.Optional;

/** Changes one thing of a site. */
final class SiteBuilder {
    private final Site site;
    private String role;
    private List<String> reserved;
    private List<String> deny;
    private Optional<String> knownProject;
    private boolean isForbiddenAbsent;
    private boolean isMirrorComplete;
    private boolean isUndatedTaken;

    SiteBuilder(Site site) {
        this.site = site;
        role = site.role();
        reserved = site.reserved();
        deny = site.deny();
        knownProject = site.knownProject();
        isForbiddenAbsent = site.isForbiddenAbsent();
        isMirrorComplete = site.isMirrorComplete();
        isUndatedTaken = site.isUndatedTaken();
    }

    SiteBuilder role(String other) {
        role = other;
        return this;
    }

    SiteBuilder reserved(List<String> other) {
        reserved = other;
        return this;
    }

    SiteBuilder deny(List<String> other) {
        deny = other;
        return this;
    }

    SiteBuilder knownProject(Optional<String> other) {
        knownProject = other;
        return this;
    }

    SiteBuilder forbiddenAbsent() {
        isForbiddenAbsent = true;
        return this;
    }

    SiteBuilder mirrorComplete() {
        isMirrorComplete = true;
        return this;
    }

    SiteBuilder undatedTaken() {
        isUndatedTaken = true;
        return this;
    }

    Site build() {
        return new Site(
                site.id(),
                role,
                reserved,
                site.allow(),
                deny,
                knownProject,
                site.trustGroup(),
                isForbiddenAbsent,
                site.isNowhereAbsent(),
                site.hasMirror(),
                isMirrorComplete,
                site.coolDown(),
                isUndatedTaken,
                site.said());
    }
}
