// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

/**
 * A decision in a table.
 *
 * @param at when it was made
 * @param name the project
 * @param supplier who supplies it, and by which rule
 * @param answer what an installer gets
 * @param style the class of that
 * @param reason why it gets nothing; empty where there is nothing to say
 */
record DecisionRow(String at, String name, String supplier, String answer, String style, String reason) {}
