// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

/**
 * A member as the directory of a zip archive describes it.
 *
 * @param name its path
 * @param flags general purpose flags
 * @param method how it is compressed
 * @param crc the checksum of its bytes
 * @param compressed its size in the archive
 * @param size its size
 * @param offset where its own header is
 */
public record ZipMember(String name, int flags, int method, long crc, long compressed, long size, long offset) {}
