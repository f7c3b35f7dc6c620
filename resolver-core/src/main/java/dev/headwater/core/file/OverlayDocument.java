// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.overlay.InvalidOverlayException;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Overlay files, one or several that are in force together: what they say, and on which line. */
public final class OverlayDocument {
    private static final int MOST = 50_000;

    /** How a policy begins the key of what is wrong with an overlay. */
    static final String FAULTY = "overlay[";

    /** Where an overlay stands. */
    private record Written(Path file, TomlKeys keys, Overlay overlay) {}

    private final Map<String, Written> byId = new HashMap<>();
    private final List<SetText> texts = new ArrayList<>();

    /** What each file is held against; null where whoever wrote it is believed. */
    private final @Nullable SetCheck check;

    private OverlayDocument(@Nullable SetCheck check) {
        this.check = check;
    }

    /** {@return none yet, of files whose writers are believed: no signature is looked at} */
    public static OverlayDocument unchecked() {
        return new OverlayDocument(null);
    }

    /** {@return none yet, of files that have to stand a check} */
    public static OverlayDocument checked(SetCheck check) {
        return new OverlayDocument(check);
    }

    /**
     * Reads a file, and adds what it says.
     *
     * @throws FileFault for the first fault; it names the file
     */
    public OverlayDocument read(Path file) {
        try {
            return read(SetText.open(file), file);
        } catch (FileFault e) {
            throw e.in(file);
        }
    }

    /**
     * Reads a file that is open, and adds what it says.
     *
     * @throws FileFault for the first fault; it names the file
     */
    OverlayDocument read(SignedFile envelope, Path file) {
        try {
            if (check == null) {
                return add(SetText.of(envelope), file);
            }
            // Before it is parsed, so that nobody else's text gets that far.
            TrustedKey signer = check.requireSigner(envelope);
            SetText set = SetText.of(envelope);
            add(set, file);
            check.requireInForce(envelope, set, file, signer);
            return this;
        } catch (FileFault e) {
            throw e.in(file);
        }
    }

    /**
     * Reads the text of a file, and adds what it says.
     *
     * @throws FileFault for the first fault; it names the file
     */
    public OverlayDocument parse(String text, Path file) {
        try {
            return add(SetText.of(text), file);
        } catch (FileFault e) {
            throw e.in(file);
        }
    }

    public OverlayDocument add(SetText set, Path file) {
        List<TomlKeys> tables = set.overlays();
        if (byId.size() + tables.size() > MOST) {
            throw FileFault.whole("there are more than " + MOST + " overlays, which nobody can look through");
        }
        for (TomlKeys keys : tables) {
            Overlay overlay = OverlayReader.read(keys);
            Written other = byId.putIfAbsent(overlay.id(), new Written(file, keys, overlay));
            if (other != null) {
                throw keys.fault(
                        "id",
                        "the id '" + overlay.id() + "' is used already (" + other.file() + ":"
                                + other.keys().lineOf("id") + "); ids are unique");
            }
        }
        texts.add(set);
        return this;
    }

    /** {@return where each overlay stands, to be kept; empty where the texts do not lend themselves to it} */
    Optional<byte[]> places(OverlaySet set) {
        if (byId.isEmpty() || !texts.stream().allMatch(SetText::isPlain)) {
            return Optional.empty();
        }
        Map<String, Overlay> overlays = new HashMap<>();
        byId.forEach((id, written) -> overlays.put(id, written.overlay()));
        return Optional.of(OverlayPlaces.of(texts, overlays, set));
    }

    /**
     * {@return all that was read}
     *
     * @throws FileFault if overlays contradict one another
     */
    public OverlaySet set() {
        try {
            return OverlaySet.of(byId.values().stream().map(Written::overlay).toList());
        } catch (InvalidOverlayException e) {
            Written written = written(e.overlay());
            throw OverlayReader.fault(written.keys(), e).in(written.file());
        }
    }

    /**
     * {@return a policy with all that was read beside its own overlays, but for those whose ids were read}
     *
     * @throws FileFault if overlays contradict one another, or the policy refuses one
     */
    public IndexPolicy within(IndexPolicy policy) {
        List<Overlay> all = new ArrayList<>(set().asList());
        policy.overlays().asList().stream()
                .filter(overlay -> !byId.containsKey(overlay.id()))
                .forEach(all::add);
        try {
            return policy.toBuilder().overlays(OverlaySet.of(all)).build();
        } catch (InvalidOverlayException e) {
            Written written = byId.get(e.overlay());
            throw written == null
                    ? FileFault.whole(
                            "with it, the overlay '" + e.overlay() + "' of the policy is refused: " + e.problem())
                    : OverlayReader.fault(written.keys(), e).in(written.file());
        } catch (InvalidPolicyException e) {
            throw fault(e.key(), e.problem()).orElseGet(() -> FileFault.whole(e.key() + ": " + e.problem()));
        }
    }

    /** {@return a fault of a policy as one of an overlay that was read, where it is: {@code overlay[ID].KEY}} */
    Optional<FileFault> fault(String key, String problem) {
        int end = key.lastIndexOf("].");
        if (!key.startsWith(FAULTY) || end < 0) {
            return Optional.empty();
        }
        String id = key.substring(FAULTY.length(), end);
        return byId.containsKey(id) ? Optional.of(fault(id, key.substring(end + 2), problem)) : Optional.empty();
    }

    /** {@return a fault of an overlay that was read, at its key} */
    private FileFault fault(String id, String key, String problem) {
        Written written = written(id);
        return FileFault.at(
                        written.keys().lineOf(key), written.keys().path(key), "the overlay '" + id + "': " + problem)
                .in(written.file());
    }

    private Written written(String id) {
        Written written = byId.get(id);
        if (written == null) {
            throw new IllegalStateException("no overlay '" + id + "' was read");
        }
        return written;
    }
}
