// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import java.util.ArrayDeque;
import java.util.Deque;

/** The name of a member as the path that it has when it is unpacked: {@code ./lib-1.0//x} is {@code lib-1.0/x}. */
public final class MemberPath {
    private MemberPath() {}

    /** {@return the path, without empty parts, dots and what they lead back from; empty if it leads outside} */
    public static String of(String name) {
        Deque<String> parts = new ArrayDeque<>();
        int from = 0;
        while (from <= name.length()) {
            int slash = name.indexOf('/', from);
            int to = slash < 0 ? name.length() : slash;
            String part = name.substring(from, to);
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return "";
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
            from = to + 1;
        }
        return String.join("/", parts);
    }

    /** {@return whether a path is that of a file directly in the one folder of a source archive} */
    public static boolean isAtTop(String path, String file) {
        int slash = path.indexOf('/');
        return slash > 0 && path.substring(slash + 1).equals(file);
    }
}
