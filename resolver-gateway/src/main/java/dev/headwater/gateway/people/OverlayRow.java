// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

/**
 * An overlay in a table.
 *
 * @param id its id
 * @param project its project
 * @param files which files it is for
 * @param reason why it is there
 */
record OverlayRow(String id, String project, String files, String reason) {}
