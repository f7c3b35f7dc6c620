// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.version.Version;
import java.util.Optional;

/**
 * A version that may not be chosen.
 *
 * @param version the version
 * @param exclusion the reason, of the file or package that tells most
 * @param provided the distributor's package that the reason is about; empty for a file
 * @since 0.1.0
 */
public record ExcludedRelease(Version version, Exclusion exclusion, Optional<ProvidedPackage> provided) {}
