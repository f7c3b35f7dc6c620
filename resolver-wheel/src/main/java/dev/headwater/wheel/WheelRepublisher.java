// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.policy.IndexPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the wheels of a release those of a post-release, without a build: for maintainers whose release has wrong
 * metadata. The folders named after name and version, METADATA and RECORD are other; code is as it was, so a version
 * that it names is the former one.
 *
 * <pre>{@code
 * List<Republished> wheels = WheelRepublisher.of(policy).republish(sources, 1, Path.of("dist"));
 * }</pre>
 *
 * <p>Immutable, and may be used by several threads at once.
 *
 * @since 0.1.0
 */
public final class WheelRepublisher {
    private final @Nullable IndexPolicy policy;

    private WheelRepublisher(@Nullable IndexPolicy policy) {
        this.policy = policy;
    }

    /** {@return one that changes nothing but the version} */
    public static WheelRepublisher withoutOverlays() {
        return new WheelRepublisher(null);
    }

    /** {@return one that also changes what the overlays of a policy say of each wheel} */
    public static WheelRepublisher of(IndexPolicy policy) {
        return new WheelRepublisher(policy);
    }

    /**
     * Makes the post-release of a set of wheels in a folder, which is made if it is not there: all of them, or none.
     * Whether overlays yank or withdraw the former release is no matter of the new one.
     *
     * @param wheels wheels of one version of one project
     * @param number the number of the post-release, at least 0
     * @return the new wheels, in the order of the given ones
     * @throws InvalidWheelException if one of them cannot be republished, is of another release than the first, or
     *     would take the place of another file
     * @throws UnfitOverlaysException if overlays cannot be applied to one of them
     * @throws IllegalArgumentException if there is none, or the number is negative
     * @throws IOException if a wheel cannot be read or a new one not be written, or what has its name is no regular
     *     file
     */
    public List<Republished> republish(List<WheelSource> wheels, int number, Path folder) throws IOException {
        if (wheels.isEmpty() || number < 0) {
            throw new IllegalArgumentException(
                    wheels.isEmpty() ? "no wheel to republish" : "a negative number of a post-release: " + number);
        }
        try (Staging staging = Staging.in(folder)) {
            Republication republication = new Republication(policy, number, folder, staging);
            for (WheelSource wheel : wheels) {
                republication.add(wheel);
            }
            staging.commit();
            return republication.made();
        }
    }
}
