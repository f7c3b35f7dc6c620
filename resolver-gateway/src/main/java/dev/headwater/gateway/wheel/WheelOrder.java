// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.wheel;

import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.gateway.file.Promise;
import dev.headwater.gateway.file.Sha256;
import dev.headwater.wheel.WheelRewriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A wheel that is to be rewritten.
 *
 * @param index whom to ask for it
 * @param supplier what that index is called
 * @param file what it lists
 * @param overlays the ids of the overlays that are for it
 * @param policy whose overlays these are
 */
public record WheelOrder(
        PackageIndex index, IndexId supplier, DistributionFile file, List<String> overlays, IndexPolicy policy) {
    /** What file systems take. */
    private static final int LONGEST_NAME = 255;

    /** Copies. */
    public WheelOrder {
        overlays = List.copyOf(overlays);
    }

    /**
     * {@return what the new wheel is kept by} It depends on the wheel, which is known by where it lies, its name and
     * its hashes, never by a hash alone, and on the overlays for it, of which it is enough what they say.
     */
    String key() {
        String text = String.join(
                "\n",
                "rewritten",
                file.url(),
                file.project().value(),
                file.filename(),
                file.mirror().orElse(""),
                file.hashes().toString(),
                digest(),
                String.valueOf(policy.overlaysMayAdd()));
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private String digest() {
        return policy.overlays().only(overlays).digest().orElseThrow();
    }

    /** {@return why it is not worth being asked for} */
    Optional<String> fault(long mostBytes) {
        if (file.size().isPresent() && file.size().getAsLong() > mostBytes) {
            return Optional.of(tooLarge(mostBytes));
        }
        if (!Promise.isProven(file.hashes())) {
            return Optional.of("its index lists no hash that it could be held against");
        }
        try {
            String name = WheelRewriter.filename(WheelFilename.parse(file.filename()), digest());
            boolean isShort = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
            return isShort ? Optional.empty() : Optional.of("its new name would be longer than names of files can be");
        } catch (InvalidWheelFilenameException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static String tooLarge(long mostBytes) {
        return "it is larger than " + mostBytes + " bytes, the most that is rewritten here";
    }
}
