// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * A file that an overlay took out of use.
 *
 * @param overlay the id of the overlay
 * @param reason why, as the overlay says
 * @since 0.1.0
 */
public record Withdrawal(String overlay, String reason) {}
