// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

/**
 * What was taken out of a cache folder.
 *
 * @param answers how many answers
 * @param bytes the sizes of their files, in sum
 * @since 0.1.0
 */
public record CacheRemoval(long answers, long bytes) {}
