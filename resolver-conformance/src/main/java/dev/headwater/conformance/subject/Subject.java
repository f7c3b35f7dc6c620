// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

/** Somebody that scenarios are put to. Called by one thread at a time for each question, by several for many. */
public interface Subject {
    /** {@return what it is called in the matrix} */
    String name();

    /** {@return its version, as it says itself; empty if it does not say} */
    String version();

    /** {@return whether it asks a gateway of the policy instead of the indexes} */
    default boolean isBehindGateway() {
        return false;
    }

    /** {@return what it makes of a scenario} */
    Reply answer(Question question);
}
