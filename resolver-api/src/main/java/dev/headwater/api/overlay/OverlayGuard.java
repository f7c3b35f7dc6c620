// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import java.time.Clock;

/**
 * What a signed set of overlays is held against, besides the keys that are trusted. The library knows neither; who
 * reads a policy hands both in.
 *
 * <pre>{@code
 * OverlayGuard guard = new OverlayGuard(Clock.systemUTC(), SeenSerials.in(folder));
 * IndexPolicy policy = PolicyFile.load(file, guard);
 * }</pre>
 *
 * @param clock tells whether a set has expired
 * @param seen the highest serials seen until now
 * @since 0.1.0
 */
public record OverlayGuard(Clock clock, SeenSerials seen) {}
