// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.http.address.HostAddresses;
import dev.headwater.http.tls.Tls;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a fetcher is made with.
 *
 * @param clock tells the time
 * @param seed where the random parts of waits begin
 * @param userAgent how it calls itself
 * @param tls whom it trusts, and its own certificate; asked for at the first https URL
 * @param proxies which way requests go
 * @param addresses finds hosts
 * @param waits how it waits; its own timer if null
 * @param folder where large bodies are kept; this machine's folder of temporary files if null
 */
record FetcherSettings(
        Clock clock,
        long seed,
        String userAgent,
        Supplier<Tls> tls,
        Proxies proxies,
        HostAddresses addresses,
        @Nullable Scheduler waits,
        @Nullable Path folder) {}
