// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the {@code Contents} files of a suite say that matters here.
 *
 * @param folders the metadata folders that each package installs, by the name of the package, sorted by path
 * @param named the packages of which a file is listed at all
 */
public record Contents(Map<String, List<InstalledFolder>> folders, Set<String> named) {}
