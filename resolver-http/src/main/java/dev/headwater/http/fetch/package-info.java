// SPDX-License-Identifier: Apache-2.0
/**
 * One GET from the question to the answer: what is asked, each try and each redirect, and what of it is believed.
 *
 * <p>{@link dev.headwater.http.fetch.Fetcher} is the door. A fetch waits at the {@code Gate} of its origin, is put by
 * {@code Transport}, the only class that knows the client's library together with what it calls, and {@code Exchange}
 * decides what follows: a redirect, another try, or the reply.
 */
@NullMarked
package dev.headwater.http.fetch;

import org.jspecify.annotations.NullMarked;
