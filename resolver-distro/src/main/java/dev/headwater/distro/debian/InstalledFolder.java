// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

/**
 * A folder of metadata that a package installs where Python imports from: {@code requests-2.28.1.egg-info}.
 *
 * @param path its path, without a slash at either end; an egg-info may be a single file
 * @param name the name of the distribution, as spelled
 * @param version the version, as spelled, without the {@code -pyX.Y} of older folders; empty text where there is none
 */
public record InstalledFolder(String path, String name, String version) {}
