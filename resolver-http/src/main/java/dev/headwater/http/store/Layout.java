// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.nio.file.Path;
import java.util.HexFormat;

/**
 * What lies where in a cache folder: {@code CACHEDIR.TAG}, and in {@code v1} the {@code salt}, the time of the last
 * pruning, the answers in 256 folders by the first two digits of their keys, and {@code packs}: of each pack its
 * directory, and under the same name with that of a generation behind it the answers.
 *
 * <p>Another format gets another folder beside {@code v1}, so that versions of the library can share a cache folder.
 */
record Layout(Path folder) {
    private static final int KEY_LENGTH = 64;
    private static final int SHARD_LENGTH = 2;
    private static final int GENERATION_LENGTH = 16;
    private static final String TEMPORARY = ".tmp";

    Path tag() {
        return folder.resolve("CACHEDIR.TAG");
    }

    /** {@return the part of the folder that is ours to write and to delete in} */
    Path version() {
        return folder.resolve("v1");
    }

    Path salt() {
        return version().resolve("salt");
    }

    /** {@return the file whose time is that of the last pruning} */
    Path pruned() {
        return version().resolve("pruned");
    }

    /**
     * {@return the file of an answer}
     *
     * @throws IllegalArgumentException if the key is none: it becomes a path
     */
    Path answer(String key) {
        checkKey(key);
        return version().resolve(key.substring(0, SHARD_LENGTH)).resolve(key.substring(SHARD_LENGTH));
    }

    /** Refuses what is no key with an {@link IllegalArgumentException}. */
    static void checkKey(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("a key has 64 hexadecimal digits in lower case");
        }
    }

    private static boolean isKey(String text) {
        return text.length() == KEY_LENGTH && isHexadecimal(text);
    }

    /** {@return the folder of packs} */
    Path packs() {
        return version().resolve("packs");
    }

    /** {@return the directory of a pack; its name is checked as a key is} */
    Path pack(String name) {
        checkKey(name);
        return packs().resolve(name);
    }

    /** {@return the file of the answers of a generation of a pack} */
    Path packedAnswers(String pack, long generation) {
        return packs().resolve(pack + "." + HexFormat.of().toHexDigits(generation));
    }

    /** {@return whether the directory of a pack may lie there} */
    boolean isPack(Path file) {
        return packs().equals(file.getParent()) && isKey(String.valueOf(file.getFileName()));
    }

    /** {@return whether answers of a pack may lie there} */
    boolean isPackedAnswers(Path file) {
        String name = String.valueOf(file.getFileName());
        return packs().equals(file.getParent())
                && name.length() == KEY_LENGTH + 1 + GENERATION_LENGTH
                && name.charAt(KEY_LENGTH) == '.'
                && isKey(name.substring(0, KEY_LENGTH))
                && isHexadecimal(name.substring(KEY_LENGTH + 1));
    }

    /** {@return whether an answer may lie there, judged by the names alone: nothing else is ever deleted} */
    boolean isAnswer(Path file) {
        String name = String.valueOf(file.getFileName());
        return isInShard(file) && name.length() == KEY_LENGTH - SHARD_LENGTH && isHexadecimal(name);
    }

    /** {@return a name to write under, aside and in the same folder, before a file gets its own} */
    static Path aside(Path file, long chance) {
        return file.resolveSibling(file.getFileName() + "." + Long.toHexString(chance) + TEMPORARY);
    }

    /** {@return whether the file was begun by a writer, who is still at it or will never be} */
    boolean isAside(Path file) {
        return String.valueOf(file.getFileName()).endsWith(TEMPORARY)
                && (isInShard(file) || version().equals(file.getParent()) || packs().equals(file.getParent()));
    }

    private boolean isInShard(Path file) {
        Path shard = file.getParent();
        String name = shard == null ? "" : String.valueOf(shard.getFileName());
        return shard != null
                && version().equals(shard.getParent())
                && name.length() == SHARD_LENGTH
                && isHexadecimal(name);
    }

    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
