// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.envelope.InvalidKeyFileException;
import dev.headwater.api.envelope.SigningKeys;
import dev.headwater.api.overlay.TrustedKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the public keys that a policy trusts to sign overlays. */
public final class KeyReader {
    static final String KEY = "trusted-keys";

    private static final int LONGEST = 1 << 20;
    private static final int MOST = 100;

    private KeyReader() {}

    /**
     * Reads {@code trusted-keys}.
     *
     * @param policy the policy file: the paths are relative to its folder
     * @throws FileFault for the first fault, at the line of its path
     */
    static List<TrustedKey> read(TomlKeys overlays, Path policy) {
        List<TrustedKey> keys = new ArrayList<>();
        overlays.eachText(KEY, text -> of(overlays, text, policy))
                .orElse(List.of())
                .forEach(keys::addAll);
        if (keys.size() > MOST) {
            throw overlays.fault(KEY, "there are more than " + MOST + " keys, each of which any set is tried with");
        }
        return keys;
    }

    private static List<TrustedKey> of(TomlKeys overlays, String text, Path policy) {
        Path file = Path.of(PathText.resolve(overlays, KEY, text, policy));
        try {
            return read(file);
        } catch (FileFault e) {
            throw new IllegalArgumentException(file + ": " + e.problem(), e);
        }
    }

    /**
     * Reads a file of keys.
     *
     * @throws FileFault if it cannot be read, or has no public key of Ed25519, or another one besides
     */
    public static List<TrustedKey> read(Path file) {
        try {
            return SigningKeys.publicKeys(TextFile.read(file, LONGEST)).stream()
                    .map(key -> new TrustedKey(file.toString(), key))
                    .toList();
        } catch (InvalidKeyFileException e) {
            throw FileFault.whole("the file " + e.getMessage());
        }
    }
}
