// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedNote;
import java.util.List;

/**
 * What a package needs.
 *
 * @param requirements of projects, canonical, one a project, sorted
 * @param dependencies packages that map to no project, sorted
 * @param notes what there is to say of it
 */
record Needs(List<String> requirements, List<String> dependencies, List<ProvidedNote> notes) {}
