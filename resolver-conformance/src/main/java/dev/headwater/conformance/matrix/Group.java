// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import java.util.List;

/**
 * The scenarios that show one sentence of the rule.
 *
 * @param number the number of the sentence; empty for scenarios that show none
 * @param page the page that it stands on; empty likewise
 * @param text the sentence
 * @param reason why it says so; empty likewise
 * @param rows the scenarios
 */
public record Group(String number, String page, String text, String reason, List<Row> rows) {}
