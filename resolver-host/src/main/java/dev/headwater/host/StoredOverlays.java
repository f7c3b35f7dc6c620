// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.http.store.PageStore;
import dev.headwater.http.store.UnusableCacheException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was made of overlay files, beside the answers of indexes, under keys that no answer has. Another version of the
 * program keeps its own; builds of one version share it, and what is kept says by which rules it was read.
 */
final class StoredOverlays implements OverlayCache {
    private static final String PURPOSE = "overlays of headwater/" + LibraryVersion.text();

    private final Supplier<PageStore> opener;
    private @Nullable PageStore store;

    /** The store is opened when the first large file is read. */
    StoredOverlays(Supplier<PageStore> opener) {
        this.opener = opener;
    }

    @Override
    public Optional<byte[]> read(String name) {
        PageStore open = store();
        return open.read(key(open, name));
    }

    @Override
    public void write(String name, byte[] content) {
        PageStore open = store();
        open.write(key(open, name), content);
    }

    private synchronized PageStore store() {
        if (store == null) {
            store = open();
        }
        return store;
    }

    private PageStore open() {
        try {
            return opener.get();
        } catch (InvalidMachineException | UnusableCacheException e) {
            // Who keeps answers there says so; here it is only slower.
            return PageStore.none();
        }
    }

    private static String key(PageStore store, String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(store.salt());
            for (String part : new String[] {PURPOSE, name}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256.
            throw new AssertionError(e);
        }
    }
}
