// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.requirement.Requirement;

/**
 * A requirement and where it stands.
 *
 * @param requirement the requirement
 * @param line its line, counted from 1
 */
public record Placed(Requirement requirement, int line) {}
