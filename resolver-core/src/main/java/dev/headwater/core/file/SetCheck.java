// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.SetHead;
import dev.headwater.api.overlay.TrustedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * Holds sets of overlays against the keys that a policy trusts, the time, and the serials seen before.
 *
 * <p>A set is known by its place and, where it has one, by its name in the signed bytes; of both the highest serial is
 * kept, under the key that signed it. What counts is the highest of all keys that are trusted now: so a set of the old
 * key is no way around one of the new, and what a key signed that is no longer trusted stands in nobody's way.
 */
public final class SetCheck {
    private final List<TrustedKey> keys;
    private final OverlayGuard guard;

    /** Begins a check by keys, of which there is at least one. */
    public SetCheck(List<TrustedKey> keys, OverlayGuard guard) {
        this.keys = List.copyOf(keys);
        this.guard = guard;
    }

    /** {@return the key that signed a file} */
    TrustedKey requireSigner(SignedFile file) {
        if (!file.hasSignature()) {
            throw FileFault.whole("it is not signed, and trusted-keys takes only what one of its keys signed;"
                    + " take it from who signs it, or sign it: headwater overlay sign");
        }
        return keys.stream()
                .filter(key -> file.isSignedBy(List.of(key.key())))
                .findFirst()
                .orElseThrow(() -> FileFault.whole("no key of trusted-keys signed it, or it was changed afterwards;"
                        + " take it anew from who signs it, and if they have a new key, add that to trusted-keys"));
    }

    /** Refuses a set that has expired or is older than one that was seen, and keeps the serial of any other. */
    void requireInForce(SetText set, Path file, TrustedKey signer) {
        SetHead head = set.head();
        long serial = head.serial()
                .orElseThrow(() -> set.missingSerial(
                        "a signed set says which one it is: serial = 1, and a higher one each time it is signed"));
        Instant expires = head.expires()
                .orElseThrow(() ->
                        set.missingExpires("a signed set says until when it holds: expires = 2026-12-31T00:00:00Z"));
        Instant now = guard.clock().instant();
        if (!now.isBefore(expires)) {
            throw set.expiresFault("this set expired on " + expires + ", and it is " + now
                    + " now; take a newer one from who signs it, or check the clock of this machine");
        }
        try {
            requireNotOlder(set, serial, names(file, head));
            for (String name : names(file, head)) {
                guard.seen().keep(key(name, signer), serial);
            }
        } catch (IOException e) {
            throw FileFault.whole("whether this set is older than one that was seen cannot be told, for serials are not"
                    + " kept: " + e.getMessage());
        }
    }

    private void requireNotOlder(SetText set, long serial, List<String> names) throws IOException {
        for (String name : names) {
            for (TrustedKey key : keys) {
                OptionalLong seen = guard.seen().highest(key(name, key));
                if (seen.isPresent() && serial < seen.getAsLong()) {
                    throw set.serialFault("this is serial " + serial + ", and serial " + seen.getAsLong()
                            + " of this set was seen before; take the newest one from who signs it, and if this is"
                            + " another set, give its file another name");
                }
            }
        }
    }

    private static List<String> names(Path file, SetHead head) {
        List<String> names = new ArrayList<>();
        names.add("place " + file.toAbsolutePath().normalize());
        head.name().ifPresent(name -> names.add("set " + name));
        return names;
    }

    private static String key(String name, TrustedKey signer) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(signer.key().getEncoded());
            return HexFormat.of().formatHex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256.
            throw new AssertionError(e);
        }
    }
}
