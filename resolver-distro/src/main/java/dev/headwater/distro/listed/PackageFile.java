// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.listed;

/**
 * The file of a package.
 *
 * @param path its path below the root of the repository
 * @param size its length in bytes
 * @param sha256 its digest, in lower-case hexadecimal digits, or empty text where none is said
 */
public record PackageFile(String path, long size, String sha256) {}
