// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.gateway.file.FileAnswer;
import dev.headwater.gateway.wheel.MadeWheel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A rewritten wheel that is served instead of the one that its index has.
 *
 * @param wheel what is listed
 * @param bytes gets its bytes, never exceptionally
 */
public record RewrittenFile(MadeWheel wheel, Supplier<CompletableFuture<FileAnswer>> bytes) {}
