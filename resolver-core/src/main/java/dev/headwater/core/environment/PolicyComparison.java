// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.DefectException;
import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.ResolutionCancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Holds what is installed against a policy: who would supply each project, whether that is who did, and which hotfixes
 * in force the installed metadata does not have.
 *
 * <pre>{@code
 * try (Owners owners = resolver.owners()) {
 *     EnvironmentReview review = PolicyComparison.with(owners).compare(installed);
 * }
 * }</pre>
 *
 * <p>Names are asked about as a resolution asks: no index is told one that the policy does not let it be told, and none
 * below the owner is asked. That is still more than nothing: the indexes learn what is installed here.
 *
 * <p>Immutable, and safe for use by many threads where its owners are.
 *
 * @since 0.1.0
 */
public final class PolicyComparison {
    /** So many finds are open at a time. */
    private static final int AT_ONCE = 100;

    private final Owners owners;
    private final Hotfixes hotfixes;

    /** Whether hotfixes are looked at. */
    private enum Hotfixes {
        LEFT_OUT,
        COMPARED
    }

    private PolicyComparison(Owners owners, Hotfixes hotfixes) {
        this.owners = owners;
        this.hotfixes = hotfixes;
    }

    /** {@return a comparison by the policy of a resolver, of who supplies what} */
    public static PolicyComparison with(Owners owners) {
        return new PolicyComparison(owners, Hotfixes.LEFT_OUT);
    }

    /** {@return the same, of the hotfixes in force too} */
    public PolicyComparison andHotfixes() {
        return new PolicyComparison(owners, Hotfixes.COMPARED);
    }

    /**
     * Compares. Waits for the indexes.
     *
     * @throws ResolutionCancelledException if the thread is interrupted, or the owners are closed
     * @throws DefectException if an index broke in a way that is no answer
     */
    public EnvironmentReview compare(Environment environment) {
        SortedMap<ProjectName, InstalledDistribution> found = new TreeMap<>();
        for (InstalledDistribution one : environment.distributions()) {
            if (one.hiddenBy().isEmpty()) {
                found.putIfAbsent(one.name(), one);
            }
        }
        List<Ownership> ownership = new ArrayList<>();
        List<EnvironmentFinding> findings = new ArrayList<>(environment.findings());
        List<ProjectName> names = List.copyOf(found.keySet());
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<ProjectName> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
            for (FoundOwner owner : find(some)) {
                ownership.add(owner.record());
                InstalledDistribution installed =
                        Objects.requireNonNull(found.get(owner.record().name()));
                findings.addAll(new OwnerComparison(installed).of(owner));
                if (hotfixes == Hotfixes.COMPARED) {
                    owner.page().ifPresent(page -> findings.addAll(HotfixComparison.of(installed, page)));
                }
            }
        }
        return new EnvironmentReview(environment, ownership, InstalledPlace.sorted(findings));
    }

    private List<FoundOwner> find(List<ProjectName> names) {
        List<CompletableFuture<FoundOwner>> open = names.stream()
                .map(name -> owners.find(name).toCompletableFuture())
                .toList();
        List<FoundOwner> found = new ArrayList<>();
        try {
            for (CompletableFuture<FoundOwner> one : open) {
                found.add(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResolutionCancelledException("the thread was interrupted while it waited for an index");
        } catch (CancellationException e) {
            throw new ResolutionCancelledException("the owners were closed");
        } catch (ExecutionException e) {
            throw DefectException.of(e);
        } finally {
            open.forEach(each -> each.cancel(true));
        }
        return found;
    }
}
