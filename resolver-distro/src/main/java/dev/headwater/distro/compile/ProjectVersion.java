// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.index.ProvidedPackage.VersionEvidence;
import dev.headwater.api.policy.FeedVersionRule;
import dev.headwater.api.version.Version;
import java.util.Optional;

/**
 * Which version of a project a package provides.
 *
 * @param text as it is spelled; it may be unreadable
 * @param evidence what tells it
 * @param packaged what the version of the package says, where that is another one
 */
public record ProjectVersion(String text, VersionEvidence evidence, Optional<Version> packaged) {
    /** Weighs what the evidence says against the version of the package. */
    static ProjectVersion of(Distribution distribution, Member of, FeedVersionRule choice) {
        Optional<Version> packaged = of.release();
        if (choice == FeedVersionRule.PACKAGED || distribution.installed().isEmpty()) {
            String text = packaged.map(Version::toString).orElse(of.upstream());
            return new ProjectVersion(text, VersionEvidence.PACKAGED, Optional.empty());
        }
        String text = distribution.installed().get();
        Version installed = Version.parseOrNull(text);
        VersionEvidence evidence = distribution.evidence() == NameEvidence.DECLARED
                ? VersionEvidence.DECLARED
                : VersionEvidence.INSTALLED_FOLDER;
        return new ProjectVersion(text, evidence, packaged.filter(version -> !version.equals(installed)));
    }

    /** {@return the version; empty if it cannot be read} */
    public Optional<Version> version() {
        return Optional.ofNullable(Version.parseOrNull(text));
    }
}
