// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.version.Version;

/**
 * A version that may not be chosen.
 *
 * @param version the version
 * @param exclusion the reason, of the file that tells most
 */
public record ExcludedRelease(Version version, Exclusion exclusion) {}
