// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.imported;

/**
 * What became of a line of a configuration.
 *
 * @param line the line, counted from 1; 0 where it is about the whole file
 * @param key the path of the key: {@code global.index-url}, {@code tool.uv.index[0].url}; empty where there is none
 * @param level whether it means here what it meant there
 * @param text what there is to be known, for people; it never holds user information of a URL
 * @since 0.1.0
 */
public record ImportNote(int line, String key, Level level, String text) {
    /** Whether a line means here what it meant to the tool that it was written for. */
    public enum Level {
        /** It does, or it says nothing of what is resolved. */
        SAME,
        /** The policy says something else. */
        CHANGED,
        /** No policy says it: it is for the request, for the environment, or for nobody. */
        CANNOT_SAY
    }
}
