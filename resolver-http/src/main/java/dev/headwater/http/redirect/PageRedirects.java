// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.redirect;

import dev.headwater.api.index.FaultDetail.Redirect.Refusal;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The redirects of an index's pages: only to what stays below its location and ends in the same project. A redirect to,
 * or below, one of the URLs that mean absence means it. From {@code http} to {@code https} of the same host counts as
 * staying where both are on their default ports; the way back never does.
 */
public final class PageRedirects implements RedirectRule {
    private final String location;
    private final Optional<ProjectName> project;
    private final List<String> absentRedirects;

    private PageRedirects(String location, Optional<ProjectName> project, List<String> absentRedirects) {
        this.location = location;
        this.project = project;
        this.absentRedirects = List.copyOf(absentRedirects);
    }

    /**
     * {@return the rule for the page of a project}
     *
     * @param location the URL of the location, with or without a slash at its end
     * @param absentRedirects URLs that a redirect to means absence
     */
    public static PageRedirects ofProject(String location, ProjectName project, List<String> absentRedirects) {
        return new PageRedirects(location, Optional.of(project), absentRedirects);
    }

    /**
     * {@return the rule for a flat page: only to itself, by another scheme or with another slash at its end} What
     * another page does not list would be taken for absent; and many a server sends who is logged out to a page that
     * asks for the login, which may differ from what was asked for by its query alone.
     */
    public static PageRedirects ofFlatPage(String url) {
        return new PageRedirects(url, Optional.empty(), List.of());
    }

    @Override
    public Verdict check(String from, String target) {
        HttpUrl there = HttpUrl.parse(target);
        HttpUrl here = HttpUrl.parse(from);
        HttpUrl base = HttpUrl.parse(location);
        if (there == null || here == null || base == null) {
            return Verdict.refuse(Refusal.NO_URL);
        }
        for (String absent : absentRedirects) {
            HttpUrl place = HttpUrl.parse(absent);
            if (place != null && UrlPaths.isSameOrigin(place, there) && UrlPaths.isAtOrBelow(place, there)) {
                return Verdict.ABSENT;
            }
        }
        Refusal refusal = refusal(base, here, there);
        return refusal == null ? Verdict.FOLLOW : Verdict.refuse(refusal, remedy(base, there));
    }

    /**
     * {@return what a person can do about a redirect that is refused} Who sends to another place what he lacks would
     * have its names told there, and what is there taken for his: nobody is advised to ask there.
     */
    private Remedy remedy(HttpUrl base, HttpUrl there) {
        if (!UrlPaths.isSameOrigin(base, there) && !isUpgrade(base, there)) {
            return Remedy.of(
                    project.isPresent() ? Action.NAME_ABSENT_REDIRECTS : Action.ASK_ABOUT_REDIRECT, place(there));
        }
        // The same project below another path has moved; anything else may be a form that asks for a login.
        return project.isPresent() && UrlPaths.endsIn(there, project.get())
                ? Remedy.of(Action.FOLLOW_MOVE, place(there))
                : Remedy.of(Action.CHECK_LOCATION_AND_LOGIN);
    }

    /** {@return the URL of the place that has a page, as an index is given; the page itself where that is not told} */
    private String place(HttpUrl page) {
        HttpUrl bare = page.newBuilder().query(null).fragment(null).build();
        if (project.isEmpty() || !UrlPaths.endsIn(page, project.get())) {
            return bare.toString();
        }
        HttpUrl place = bare.resolve(bare.encodedPath().endsWith("/") ? ".." : ".");
        return place == null ? bare.toString() : place.toString();
    }

    private @Nullable Refusal refusal(HttpUrl base, HttpUrl here, HttpUrl there) {
        if (here.isHttps() && !there.isHttps()) {
            return Refusal.NOT_ENCRYPTED;
        }
        if (!UrlPaths.isSameOrigin(base, there) && !isUpgrade(base, there)) {
            return Refusal.LEAVES_INDEX;
        }
        if (UrlPaths.isAmbiguous(there) || !UrlPaths.isAtOrBelow(base, there)) {
            return Refusal.LEAVES_INDEX;
        }
        if (project.isEmpty()
                && !(path(there).equals(path(base)) && query(there).equals(query(base)))) {
            return Refusal.OTHER_PAGE;
        }
        if (project.isPresent() && !UrlPaths.endsIn(there, project.get())) {
            return Refusal.OTHER_PROJECT;
        }
        return null;
    }

    private static String path(HttpUrl url) {
        String path = url.encodedPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String query(HttpUrl url) {
        String query = url.encodedQuery();
        return query == null ? "" : query;
    }

    private static boolean isUpgrade(HttpUrl base, HttpUrl there) {
        return !base.isHttps()
                && there.isHttps()
                && base.host().equals(there.host())
                && base.port() == HttpUrl.defaultPort("http")
                && there.port() == HttpUrl.defaultPort("https");
    }
}
