// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

/**
 * A remark about a file that can be read all the same.
 *
 * @param line the line, counted from 1
 * @param key the path of the key
 * @param text what there is to be known
 */
public record Remark(int line, String key, String text) {}
