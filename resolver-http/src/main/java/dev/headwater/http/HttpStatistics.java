// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http;

/**
 * What was sent and received since the factory was made.
 *
 * @param requests requests sent, with those of redirects and further tries
 * @param bytes bytes of bodies received, as they came over the wire
 * @param retries further tries
 * @since 0.1.0
 */
public record HttpStatistics(long requests, long bytes, long retries) {}
