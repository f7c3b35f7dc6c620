// SPDX-License-Identifier: Apache-2.0
/** The HTML report: what its templates show, in words; the templates themselves are compiled into this package. */
@NullMarked
package dev.headwater.export.page;

import org.jspecify.annotations.NullMarked;
