// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import java.time.Instant;
import java.util.Optional;

/**
 * What a policy says of all sources of one feed.
 *
 * @param architecture the distributor's word for what its packages are to run on: {@code amd64}
 * @param allowsUnsigned whether a source without keys may be believed
 * @param oldest what is dated before is not believed
 */
public record ReadingRules(String architecture, boolean allowsUnsigned, Optional<Instant> oldest) {}
