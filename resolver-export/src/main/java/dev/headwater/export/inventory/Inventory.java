// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What there is to export: the packages of a solution or of a lock, who supplies each, and which needs which.
 *
 * <p>Equal whatever the order in which packages and their requirements were handed in, and so is what is written of it.
 * No URL in it has user information or a query.
 *
 * <pre>{@code
 * Inventory inventory = Inventory.of(resolved, policy);
 * String bom = CycloneDxBom.of(inventory).json();
 * }</pre>
 *
 * @param subject what it is the inventory of, for a title: the project of the request if there is one, else
 *     {@code request} or {@code lock}
 * @param target what was resolved for, in words
 * @param suppliers who supplies something, in the order of the policy, then by name
 * @param packages the packages, sorted by name, version and marker
 * @param links how much is known of which needs which
 * @since 0.1.0
 */
public record Inventory(
        String subject,
        Optional<String> target,
        List<Supplier> suppliers,
        List<InventoryPackage> packages,
        LinkKnowledge links) {
    /** The subject of a solution, where no project is being worked on. */
    public static final String REQUEST = "request";

    /** The subject of a lock. */
    public static final String LOCK = "lock";

    private static final Comparator<InventoryPackage> ORDER = Comparator.comparing(InventoryPackage::name)
            .thenComparing(InventoryPackage::version, Comparator.comparing(Optional::isPresent))
            .thenComparing(InventoryPackage::key);

    /** Copies, and sorts the packages. */
    public Inventory {
        suppliers = List.copyOf(suppliers);
        List<InventoryPackage> sorted = new ArrayList<>(packages);
        sorted.sort(ORDER);
        packages = List.copyOf(sorted);
    }

    /**
     * {@return the inventory of a solution}
     *
     * @param resolved the solution
     * @param policy the policy that it was found by: it says where indexes are, and what kind they are of
     */
    public static Inventory of(ResolutionOutcome.Resolved resolved, IndexPolicy policy) {
        return new SolutionReader(resolved, policy).inventory();
    }

    /** {@return the inventory of a lock, be it of another tool: then owners and links may be missing} */
    public static Inventory of(Lock lock) {
        return new LockedReader(lock).inventory();
    }

    /** {@return how many packages come as a package of a distributor} */
    public int provided() {
        return (int) packages.stream()
                .filter(one -> one.artifact().provided().isPresent())
                .count();
    }

    /** {@return what it is of, and how many packages it has} */
    @Override
    public String toString() {
        return subject + ": " + packages.size() + " packages from " + suppliers.size();
    }
}
