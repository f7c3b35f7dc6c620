// SPDX-License-Identifier: Apache-2.0
/** Who supplies a project, how that was decided, and the service that finds it out. */
@NullMarked
package dev.headwater.api.ownership;

import org.jspecify.annotations.NullMarked;
