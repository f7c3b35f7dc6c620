// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.Optional;

/**
 * A question to which an index gave no answer.
 *
 * @param name the project
 * @param item the file or package that it was asked about; empty for all of the project
 * @param index the index
 * @param fault what came instead
 * @since 0.1.0
 */
public record Unanswered(ProjectName name, Optional<String> item, IndexId index, IndexFault fault) {}
