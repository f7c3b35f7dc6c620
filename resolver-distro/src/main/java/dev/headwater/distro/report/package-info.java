// SPDX-License-Identifier: Apache-2.0
/** What was made of a distributor's repository, for people and for programs. */
@NullMarked
package dev.headwater.distro.report;

import org.jspecify.annotations.NullMarked;
