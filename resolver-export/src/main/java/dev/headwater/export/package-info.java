// SPDX-License-Identifier: Apache-2.0
/** Writes a solution or a lock for other tools and for people: CycloneDX, Mermaid, an HTML report. */
@NullMarked
package dev.headwater.export;

import org.jspecify.annotations.NullMarked;
