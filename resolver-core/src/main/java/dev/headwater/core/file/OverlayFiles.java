// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.TrustedKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The overlay files that a policy names, in force together. Large ones that an earlier run read without a fault are not
 * looked through again: what was kept of them says where the overlays of a project stand.
 */
final class OverlayFiles {
    /** In how many bytes it is worth the while to look for what is wanted. */
    private static final long LARGE = 1 << 16;

    private final List<Path> files;
    private final @Nullable SetCheck check;
    private final OverlayCache cache;

    /** Those that could be opened, before the first that could not. */
    private final List<SignedFile> opened = new ArrayList<>();

    /** What stands in these, signatures apart. */
    private final List<byte[]> contents = new ArrayList<>();

    private @Nullable OverlayDocument document;

    OverlayFiles(List<Path> files, @Nullable SetCheck check, OverlayCache cache) {
        this.files = List.copyOf(files);
        this.check = check;
        this.cache = cache;
    }

    /**
     * {@return what they say}
     *
     * @throws FileFault for the first fault; it names the file
     */
    OverlaySet read() {
        Optional<KnownOverlays> known = known();
        if (known.isPresent()) {
            return OverlaySet.of(known.get());
        }
        OverlayDocument read = document();
        OverlaySet set = read.set();
        if (isLarge()) {
            read.places(set).ifPresent(kept -> cache.write(name(), kept));
        }
        return set;
    }

    /** {@return a fault of the policy as one of an overlay, where it is: {@code overlay[ID].KEY}} */
    Optional<FileFault> fault(String key, String problem) {
        return key.startsWith(OverlayDocument.FAULTY) ? document().fault(key, problem) : Optional.empty();
    }

    private OverlayDocument document() {
        if (document == null) {
            document = readAll();
        }
        return document;
    }

    private OverlayDocument readAll() {
        OverlayDocument all = check == null ? OverlayDocument.unchecked() : OverlayDocument.checked(check);
        for (int i = 0; i < files.size(); i++) {
            if (i < opened.size()) {
                all.read(opened.get(i), files.get(i));
            } else {
                all.read(files.get(i));
            }
        }
        return all;
    }

    /** Where a signature or a date does not hold, all is read once more, and says so in its turn. */
    private Optional<KnownOverlays> known() {
        try {
            files.forEach(this::open);
            if (!isLarge()) {
                return Optional.empty();
            }
            Optional<KnownOverlays> known = cache.read(name()).flatMap(kept -> KnownOverlays.of(kept, contents));
            known.ifPresent(this::requireInForce);
            return known;
        } catch (FileFault e) {
            return Optional.empty();
        }
    }

    private void open(Path file) {
        SignedFile one = SetText.open(file);
        contents.add(one.content());
        opened.add(one);
    }

    private void requireInForce(KnownOverlays known) {
        for (int i = 0; check != null && i < files.size(); i++) {
            TrustedKey signer = check.requireSigner(opened.get(i));
            check.requireInForce(opened.get(i), known.head(i), files.get(i), signer);
        }
    }

    private boolean isLarge() {
        return contents.size() == files.size()
                && contents.stream().mapToLong(content -> content.length).sum() >= LARGE;
    }

    private String name() {
        return files.stream()
                .map(file -> file.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining("\0"));
    }
}
