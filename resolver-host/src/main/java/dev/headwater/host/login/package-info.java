// SPDX-License-Identifier: Apache-2.0
/** Logins that the environment and the {@code .netrc} file of a machine hold. Knows no other package of this module. */
@NullMarked
package dev.headwater.host.login;

import org.jspecify.annotations.NullMarked;
