// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.Optional;

/**
 * A version that all that a proof says is required of its project admits, and that may not be chosen: newer than any
 * that may be chosen and is admitted.
 *
 * <p>It is no step of the proof, which holds without it; and whether it would have been a way out is not known, since
 * what it requires was not read.
 *
 * @param name the project
 * @param index who supplies the project; empty for a direct URL
 * @param release the version, and why it may not be chosen
 * @since 0.1.0
 */
public record NearMiss(ProjectName name, Optional<IndexId> index, ExcludedRelease release) {}
