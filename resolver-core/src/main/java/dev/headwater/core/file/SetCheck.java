// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.SeenSet;
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
import java.util.Optional;

/**
 * Holds sets of overlays against the keys that a policy trusts, the time, and the serials seen before.
 *
 * <p>A set is known by its place, as it is named and as links lead to it, and, where it has one, by its name in the
 * signed bytes; of each the highest serial is kept with the SHA-256 of what was signed, under the key that signed it.
 * What counts is the highest of all keys that are trusted now: so a set of the old key is no way around one of the new,
 * and what a key signed that is no longer trusted stands in nobody's way. With one serial only one content is taken.
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

    /**
     * Refuses a set that has expired, is older than one that was seen or has the serial of another one, and keeps the
     * serial of any other.
     */
    void requireInForce(SignedFile signed, SetText set, Path file, TrustedKey signer) {
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
            SeenSet seen = new SeenSet(serial, Optional.of(hex(sha256().digest(signed.content()))));
            List<String> names = names(file, head);
            requireNotOlder(set, seen, names);
            for (String name : names) {
                guard.seen().keep(key(name, signer), seen);
            }
            // Another process may have kept something meanwhile.
            requireNotOlder(set, seen, names);
        } catch (IOException e) {
            throw FileFault.whole("whether this set is older than one that was seen cannot be told, for serials are not"
                    + " kept: " + e.getMessage());
        }
    }

    private void requireNotOlder(SetText set, SeenSet given, List<String> names) throws IOException {
        for (String name : names) {
            for (TrustedKey key : keys) {
                Optional<SeenSet> highest = guard.seen().highest(key(name, key));
                if (highest.isPresent()) {
                    requireNotOlder(set, given, highest.get());
                }
            }
        }
    }

    private static void requireNotOlder(SetText set, SeenSet given, SeenSet seen) {
        if (given.serial() < seen.serial()) {
            throw set.serialFault("this is serial " + given.serial() + ", and serial " + seen.serial()
                    + " of this set was seen before; take the newest one from who signs it, and if this is another"
                    + " set, give its file another name");
        } else if (given.contradicts(seen)) {
            throw set.serialFault("serial " + given.serial() + " of this set was seen before with other content;"
                    + " whoever signs it has to sign anew with a higher serial, and if this is another set, give its"
                    + " file another name");
        }
    }

    /** Links and their end are places both: neither is a way around the other. */
    private static List<String> names(Path file, SetHead head) throws IOException {
        List<String> names = new ArrayList<>();
        Path named = file.toAbsolutePath().normalize();
        Path real = file.toRealPath();
        names.add("place " + named);
        if (!real.equals(named)) {
            names.add("place " + real);
        }
        head.name().ifPresent(name -> names.add("set " + name));
        return names;
    }

    private static String key(String name, TrustedKey signer) {
        MessageDigest sha256 = sha256();
        sha256.update(signer.key().getEncoded());
        return hex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256.
            throw new AssertionError(e);
        }
    }
}
