// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.redirect;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import okhttp3.HttpUrl;

/** Comparisons of URLs by origin and path segments. */
public final class UrlPaths {
    private UrlPaths() {}

    /** {@return whether two URLs have scheme, host and port in common} */
    public static boolean isSameOrigin(HttpUrl one, HttpUrl other) {
        return one.port() == other.port()
                && one.host().equals(other.host())
                && one.scheme().equals(other.scheme());
    }

    /**
     * {@return whether the path of a URL is that of a place, or below it; a slash at the place's end does not matter}
     */
    static boolean isAtOrBelow(HttpUrl place, HttpUrl url) {
        List<String> above = place.pathSegments();
        int count = above.size() - (above.get(above.size() - 1).isEmpty() ? 1 : 0);
        List<String> segments = url.pathSegments();
        return segments.size() >= count && segments.subList(0, count).equals(above.subList(0, count));
    }

    /**
     * {@return whether the last segment of a URL's path is a spelling of a name; a slash at the end does not matter}
     */
    static boolean endsIn(HttpUrl url, ProjectName name) {
        List<String> segments = url.pathSegments();
        int last = segments.size() - 1;
        if (segments.get(last).isEmpty() && last > 0) {
            last--;
        }
        try {
            return ProjectName.parse(segments.get(last)).equals(name);
        } catch (InvalidNameException e) {
            return false;
        }
    }

    /** {@return whether servers could take the path for another one: a slash or dots that are escaped} */
    static boolean isAmbiguous(HttpUrl url) {
        for (String segment : url.pathSegments()) {
            boolean plain = segment.indexOf('/') < 0
                    && segment.indexOf('\\') < 0
                    && segment.indexOf('%') < 0
                    && segment.chars().noneMatch(Character::isISOControl);
            if (!plain || segment.equals(".") || segment.equals("..") || segment.indexOf(';') >= 0) {
                return true;
            }
        }
        return false;
    }
}
