// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

/**
 * A scenario by its name.
 *
 * @param name topic and name, as the pages of the rule write them but for the ending: {@code ownership/pin}
 * @param text it
 */
public record NamedScenario(String name, ScenarioText text) {}
