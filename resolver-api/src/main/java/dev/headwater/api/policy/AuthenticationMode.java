// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/** When credentials are sent. */
public enum AuthenticationMode {
    /** When the index asks for them. */
    AUTO,
    /** With the first request; an answer without them is not believed. */
    ALWAYS,
    /** Never. */
    NEVER
}
