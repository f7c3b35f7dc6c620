// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

/**
 * A line of a value, without white space around it.
 *
 * @param text what it says
 * @param line the line, counted from 1
 * @param column the column at which it begins, counted from 1
 */
record IniLine(String text, int line, int column) {}
