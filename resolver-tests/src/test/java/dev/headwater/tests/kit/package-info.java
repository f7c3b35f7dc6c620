// SPDX-License-Identifier: Apache-2.0
/** The conformance kit: what it says of subjects that are made for it, good ones and bad ones. */
@NullMarked
package dev.headwater.tests.kit;

import org.jspecify.annotations.NullMarked;
