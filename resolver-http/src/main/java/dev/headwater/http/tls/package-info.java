// SPDX-License-Identifier: Apache-2.0
/** Whom a connection trusts and which certificate it shows, as read from files. */
@NullMarked
package dev.headwater.http.tls;

import org.jspecify.annotations.NullMarked;
