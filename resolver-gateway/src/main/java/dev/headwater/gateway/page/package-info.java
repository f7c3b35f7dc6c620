// SPDX-License-Identifier: Apache-2.0
/** What is served of a project, by the policy that is in force: the page of its owner, or why there is none. */
@NullMarked
package dev.headwater.gateway.page;

import org.jspecify.annotations.NullMarked;
