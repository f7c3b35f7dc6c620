// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import java.security.PublicKey;

/**
 * A key whose owner may say what is corrected.
 *
 * @param place the file that it stands in, for people
 * @param key the key, of Ed25519
 * @since 0.1.0
 */
public record TrustedKey(String place, PublicKey key) {}
