// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.util.List;

/**
 * What a policy wants projects to serve: {@code [support]}. It changes no answer, and is no part of the digest.
 *
 * @param pythons the Pythons: one of the windows {@code spec-0} and {@code nep-29}, or interpreters, each as
 *     {@code 3.13}, {@code 3.13t} for the free-threaded one, or {@code pypy3.11}
 * @param platforms the platforms: names of presets such as {@code linux-x86_64}, or tags such as
 *     {@code musllinux_1_2_armv7l}; none where the policy wants none
 * @since 0.1.0
 */
public record SupportSettings(List<String> pythons, List<String> platforms) {
    /** What holds where a policy says nothing. */
    public static final SupportSettings DEFAULT = new SupportSettings(List.of("spec-0"), List.of());

    /** Copies. */
    public SupportSettings {
        pythons = List.copyOf(pythons);
        platforms = List.copyOf(platforms);
    }
}
