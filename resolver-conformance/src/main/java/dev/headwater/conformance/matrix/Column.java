// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

/**
 * A subject.
 *
 * @param name what it is called
 * @param version its version; empty if it does not say
 */
public record Column(String name, String version) {}
