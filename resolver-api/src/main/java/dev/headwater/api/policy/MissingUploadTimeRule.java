// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * What becomes of files without an upload time where a cut-off applies.
 *
 * @since 0.1.0
 */
public enum MissingUploadTimeRule {
    /** They are excluded; a page without any upload time makes the request invalid. */
    REFUSE,
    /** They are used as if they were old. */
    ALLOW
}
