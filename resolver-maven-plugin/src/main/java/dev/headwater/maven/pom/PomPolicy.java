// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.PolicyTable;
import dev.headwater.core.OverlayFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a policy that is written in a POM: the keys of a policy file as elements, {@code known-project} as
 * {@code knownProject}, and the indexes in {@code <indexes>}. The same said in a file is the same policy, with the same
 * digest.
 */
public final class PomPolicy {
    private static final String INDEXES = "indexes";
    private static final String RESOLUTION = "resolution";
    private static final String OVERLAYS = "overlays";
    private static final String FILES = "files";
    private static final String TRUSTED_KEYS = "trusted-keys";

    private static final List<String> TABLES = Stream.concat(
                    Stream.of(INDEXES, RESOLUTION, OVERLAYS),
                    PolicyKeys.TABLES.stream().map(PolicyTable::name))
            .toList();

    private static final List<String> OF_OVERLAYS = Stream.concat(
                    Stream.of(FILES, TRUSTED_KEYS), PolicyKeys.OVERLAYS.stream().map(PolicyKey::name))
            .toList();

    /** The key of a fault: {@code index[1].reserved}, {@code pins.torch}. */
    private static final Pattern KEY = Pattern.compile("([a-z-]+)(?:\\[(\\d+)])?(?:\\.(.*))?");

    private final PomElement element;
    private final Path folder;
    private final OverlayGuard guard;
    private final IndexPolicy.Builder policy = IndexPolicy.builder();

    private PomPolicy(PomElement element, Path folder, OverlayGuard guard) {
        this.element = element;
        this.folder = folder;
        this.guard = guard;
    }

    /**
     * Reads a policy.
     *
     * @param element the element that it stands in
     * @param folder what relative paths are relative to
     * @param guard what signed sets of overlays are held against
     * @throws InvalidPomException for the first fault, with its line and element
     */
    public static IndexPolicy read(PomElement element, Path folder, OverlayGuard guard) {
        return new PomPolicy(element, folder, guard).read();
    }

    private IndexPolicy read() {
        Elements tables = new Elements(element, TABLES);
        tables.find(INDEXES)
                .ifPresent(indexes -> indexes.children().forEach(one -> policy.index(PomIndex.read(one, folder))));
        for (PolicyTable<?, ?> table : PolicyKeys.TABLES) {
            tables.find(table.name()).ifPresent(one -> readTable(table, one));
        }
        tables.find(RESOLUTION).ifPresent(this::readResolution);
        tables.find(OVERLAYS).ifPresent(this::readOverlays);
        try {
            return policy.build();
        } catch (InvalidPolicyException e) {
            String remedy =
                    e.remedy().map(PomPolicyRemedy::of).map("; "::concat).orElse("");
            throw e.key().startsWith("overlay[")
                    ? place(OVERLAYS).fault(e.key() + ": " + e.fault() + remedy)
                    : place(e.key()).fault(e.fault() + remedy);
        }
    }

    private <K extends Comparable<K>, V> void readTable(PolicyTable<K, V> table, PomElement written) {
        Set<K> names = new HashSet<>();
        for (Elements.Entry entry : Elements.Entry.of(written)) {
            K name;
            try {
                name = table.parseName(entry.name());
            } catch (IllegalArgumentException e) {
                throw entry.value().fault(String.valueOf(e.getMessage()));
            }
            if (!names.add(name)) {
                throw entry.value().fault("'" + table.text(name) + "' is written twice; keep one");
            }
            table.add(policy, name, Elements.parse(table.value(), entry.value()));
        }
    }

    private void readResolution(PomElement written) {
        Elements keys = new Elements(
                written, PolicyKeys.RESOLUTION.stream().map(PolicyKey::name).toList());
        PolicyKeys.RESOLUTION.forEach(key -> readKey(keys, key));
    }

    private void readOverlays(PomElement written) {
        Elements keys = new Elements(written, OF_OVERLAYS);
        PolicyKeys.OVERLAYS.forEach(key -> readKey(keys, key));
        List<TrustedKey> trusted = new ArrayList<>();
        for (PomElement file : keys.find(TRUSTED_KEYS).map(PomElement::children).orElse(List.of())) {
            trusted.addAll(OverlayFile.keys(ElementPath.of(file, folder)));
        }
        OverlaySet overlays = OverlaySet.none();
        for (PomElement file : keys.find(FILES).map(PomElement::children).orElse(List.of())) {
            Path path = ElementPath.of(file, folder);
            overlays =
                    overlays.and(trusted.isEmpty() ? OverlayFile.load(path) : OverlayFile.load(path, trusted, guard));
        }
        policy.overlays(overlays);
    }

    private <T> void readKey(Elements keys, PolicyKey<T> key) {
        keys.value(key).ifPresent(value -> policy.set(key, value));
    }

    /** {@return the element of a key; where it is not written, the one that it belongs to} */
    private PomElement place(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return element;
        }
        Optional<PomElement> table = parts.group(2) == null
                ? element.child(ElementName.of(parts.group(1)))
                : element.child(INDEXES).map(indexes -> indexes.children().get(Integer.parseInt(parts.group(2))));
        String rest = parts.group(3);
        return table.flatMap(found -> rest == null ? Optional.empty() : named(found, rest))
                .or(() -> table)
                .orElse(element);
    }

    private static Optional<PomElement> named(PomElement table, String name) {
        return table.child(ElementName.of(name)).or(() -> table.child(name));
    }
}
