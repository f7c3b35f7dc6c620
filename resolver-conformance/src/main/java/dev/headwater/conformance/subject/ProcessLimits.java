// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import java.time.Duration;

/**
 * What a process may use.
 *
 * @param deadline how long it may take
 * @param mostOutput how many bytes it may write to each of its two streams
 */
public record ProcessLimits(Duration deadline, int mostOutput) {}
