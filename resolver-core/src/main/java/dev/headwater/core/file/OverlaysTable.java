// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code [overlays]} of a policy file, and the overlay files that it names. */
final class OverlaysTable {
    /** No table, no overlays. */
    static final OverlaysTable NONE = new OverlaysTable(new OverlayFiles(List.of(), null, OverlayCache.none()));

    static final String FILES = "files";

    private static final List<String> NAMES = Stream.concat(
                    Stream.of(FILES, KeyReader.KEY),
                    PolicyKeys.OVERLAYS.stream().map(PolicyKey::name))
            .toList();

    private final OverlayFiles overlays;

    private OverlaysTable(OverlayFiles overlays) {
        this.overlays = overlays;
    }

    /**
     * Reads the table.
     *
     * @param file the policy file: the paths in it are relative to its folder
     * @param policy is given what is read
     * @param guard what signed sets are held against; null where nobody handed it in
     * @param cache keeps what was made of large files
     * @throws FileFault for the first fault; one of an overlay file names that
     */
    static OverlaysTable read(
            TomlKeys keys, Path file, IndexPolicy.Builder policy, @Nullable OverlayGuard guard, OverlayCache cache) {
        keys.only(NAMES);
        PolicyKeys.OVERLAYS.forEach(key -> read(keys, key, policy));
        SetCheck check = check(keys, file, guard);
        List<Path> files = new ArrayList<>();
        for (String path : keys.eachText(FILES, path -> path).orElse(List.of())) {
            files.add(Path.of(PathText.resolve(keys, FILES, path, file)));
        }
        OverlayFiles overlays = new OverlayFiles(files, check, cache);
        policy.overlays(overlays.read());
        return new OverlaysTable(overlays);
    }

    /** {@return the keys of a table, whose other keys are not looked at} */
    static List<TrustedKey> trustedKeys(TomlKeys keys, Path file) {
        return KeyReader.read(keys.only(NAMES), file);
    }

    private static @Nullable SetCheck check(TomlKeys keys, Path file, @Nullable OverlayGuard guard) {
        List<TrustedKey> trusted = KeyReader.read(keys, file);
        if (trusted.isEmpty()) {
            return null;
        }
        if (guard == null) {
            throw keys.fault(
                    KeyReader.KEY,
                    "signed sets are held against the time and the serials seen before, and whoever reads this policy"
                            + " handed neither in; read it with an OverlayGuard");
        }
        return new SetCheck(trusted, guard);
    }

    private static <T> void read(TomlKeys keys, PolicyKey<T> key, IndexPolicy.Builder policy) {
        keys.value(key).ifPresent(value -> policy.set(key, value));
    }

    /** {@return a fault of the policy as one of an overlay, where it is: {@code overlay[ID].KEY}} */
    Optional<FileFault> fault(String key, String problem) {
        return overlays.fault(key, problem);
    }
}
