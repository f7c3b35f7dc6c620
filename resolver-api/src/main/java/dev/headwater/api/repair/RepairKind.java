// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.repair;

/**
 * What a repair changes. Repairs of two kinds are never compared by their size, and never put together.
 *
 * @since 0.1.0
 */
public enum RepairKind {
    /** Hotfixes: each widens one bound of what one release requires to what the owner has. */
    HOTFIX,
    /** Exceptions from a format or a cool-down, each for one file. */
    EXCEPTION,
    /** Names that are handed to another index. */
    OWNER,
    /** Edits of the request. */
    REQUEST
}
