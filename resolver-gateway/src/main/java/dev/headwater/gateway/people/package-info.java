// SPDX-License-Identifier: Apache-2.0
/** Pages for people: what they show, in words; their templates are compiled into this package. */
@NullMarked
package dev.headwater.gateway.people;

import org.jspecify.annotations.NullMarked;
