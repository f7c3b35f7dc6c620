// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.core.InMemoryIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a distributor's packages have installed in a place, as an index of provided packages that goes before those of a
 * policy.
 *
 * <pre>{@code
 * InstalledIndex installed = EnvironmentReader.builder().build().index(Path.of("/usr/bin/python3"));
 * Resolvers.builder()
 *         .policy(InstalledIndex.aheadOf(policy, place))
 *         .indexes(installed.factory().orElse(others))
 * }</pre>
 *
 * <p>It has the projects that packages own, each at the one version that is there, and no other: what pip installed is
 * the policy's to supply. Requirements are the package manager's relations where its records have them, else the
 * installed metadata. Nobody vouches for it but the machine that it was read on, so its trust is
 * {@link dev.headwater.api.index.ProvidedPackage.Trust#UNSIGNED}.
 *
 * @since 0.1.0
 */
public final class InstalledIndex {
    /** What it is called by in a policy. */
    public static final IndexId ID = IndexId.parse("installed");

    private final Environment environment;
    private final InMemoryIndex index;

    private InstalledIndex(Environment environment, InMemoryIndex index) {
        this.environment = environment;
        this.index = index;
    }

    static InstalledIndex of(InstalledPlace place) {
        return new InstalledIndex(place.environment(), new InstalledRows(place).index());
    }

    /** {@return what it was made of} */
    public Environment environment() {
        return environment;
    }

    /** {@return the index itself} */
    public PackageIndex index() {
        return index;
    }

    /** {@return what makes it of its entry in the policy} */
    public IndexFactory factory() {
        return IndexFactory.of(Map.of(ID, index));
    }

    /**
     * {@return a policy in which what is installed in a place goes first} Pins and reservations of the policy go before
     * it, as before every index, and what a distributor's feed of the policy is denied, it is denied too. Nothing is
     * read for this.
     *
     * @param place as it is named in results
     * @throws InvalidPolicyException if the policy has an index of that id
     */
    public static IndexPolicy aheadOf(IndexPolicy policy, Path place) {
        List<NamePattern> denied = policy.indexes().stream()
                .filter(entry -> entry.kind().isFeed())
                .flatMap(entry -> entry.deny().stream())
                .distinct()
                .toList();
        IndexEntry entry = IndexEntry.builder(ID, place.toString())
                .kind(IndexKind.SUPPLIED)
                .deny(denied)
                // What is there is there, whenever it came.
                .missingUploadTime(MissingUploadTimeRule.ALLOW)
                .build();
        return policy.toBuilder().indexAhead(entry).build();
    }

    @Override
    public String toString() {
        return "installed in " + environment.path();
    }
}
